/** Notes for which waits a timer of the page fired; call it after the clock of the tests was installed. */
export const noteTimers = (page) =>
  page.addInitScript(() => {
    window.__fired = [];
    for (const name of ["setTimeout", "setInterval"]) {
      const set = window[name];
      window[name] = (act, wait, ...rest) =>
        set(
          (...args) => {
            window.__fired.push(wait);
            act(...args);
          },
          wait,
          ...rest,
        );
    }
  });

/** What the page holds after what is garbage was collected: bytes, nodes, listeners. */
export async function held(page) {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Performance.enable");
  // What a first collection frees may free more.
  for (let time = 0; time < 3; time += 1) await browser.send("HeapProfiler.collectGarbage");
  const { metrics } = await browser.send("Performance.getMetrics");
  await browser.detach();
  const { JSHeapUsedSize, Nodes, JSEventListeners } = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  const wasm = await page.evaluate(() => window.__wasmMemory.buffer.byteLength);
  return { heap: JSHeapUsedSize, wasm, nodes: Nodes, listeners: JSEventListeners };
}

/** As if the tab was put into the background, or looked at again: the focus comes a moment later. */
export async function show(page, visibilityState) {
  await page.evaluate((visibilityState) => {
    Object.defineProperty(document, "visibilityState", { value: visibilityState, configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, visibilityState);
  if (visibilityState === "visible") await page.evaluate(() => window.dispatchEvent(new Event("focus")));
}
