/** Runs in the page before anything of it: notes when what is seen, by the page's own clock. */
export function inPage() {
  const bench = { blocking_ms: 0, shift: 0 };
  window.__bench = bench;

  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("longtask", ({ duration }) => (bench.blocking_ms += Math.max(0, duration - 50)));
  observe("layout-shift", ({ value, hadRecentInput }) => (bench.shift += hadRecentInput ? 0 : value));

  // Two frames later it is on the screen.
  const afterPaint = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const row = () => document.querySelector('table[aria-label="API keys"] tbody tr');
  const look = new MutationObserver(async () => {
    if (!row()) return;
    look.disconnect();
    await afterPaint();
    bench.list_ms = performance.now();
  });
  look.observe(document, { childList: true, subtree: true });

  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...args) => {
    const started = await instantiate.apply(WebAssembly, args);
    // The later part has none of its own.
    bench.memory ??= Object.values(started.instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return started;
  };

  bench.seen = () => ({
    ...bench,
    memory: undefined,
    firstPaint_ms: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  });

  /** How long a click takes until the dialog is painted. */
  bench.openDialog = async () => {
    const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Generate New Key");
    const start = performance.now();
    button.click();
    while (!document.querySelector("dialog[open] input")) await new Promise(requestAnimationFrame);
    await afterPaint();
    return performance.now() - start;
  };

  /** How long each frame takes while the page is scrolled to its end. */
  bench.scroll = async () => {
    const frames = [];
    let before = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < 60; frame += 1) {
      window.scrollBy(0, 300);
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - before);
      before = now;
    }
    window.scrollTo(0, 0);
    return frames;
  };

  let pressed;
  addEventListener(
    "keydown",
    () => {
      const start = performance.now();
      pressed = afterPaint().then(() => performance.now() - start);
    },
    true,
  );
  /** How long the last key press took until it was painted. */
  bench.painted = () => pressed;
}
