import { inPage } from "./in-page.js";

const LIMIT_MS = 60_000;
/** What is typed into the search, a key at a time. */
const SEARCHED = "agent-7";

/** What the bytes are, by the type that the platform gives them. */
const KINDS = ["wasm", "javascript", "html", "css", "json", "other"];

/** What is measured: its name, and how it is written. */
export const METRICS = [
  ["firstPaint_ms", "first contentful paint, ms"],
  ["list_ms", "first key on the screen, ms"],
  ["dialog_ms", "a click opens Generate New Key, ms"],
  ["again_ms", "first key at the second visit, ms"],
  ["mainThread_ms", "main thread busy until the list, ms"],
  ["blocking_ms", "total blocking time, ms"],
  ["shift", "layout shift"],
  ["search_ms", "key press to paint in search, median, ms"],
  ["searchWorst_ms", "the same, worst, ms"],
  ["frame_ms", "frame while scrolling, median, ms"],
  ["frameWorst_ms", "the same, worst, ms"],
  ["requests", "requests of a first visit"],
  ["bytes", "bytes of a first visit over the wire"],
  ...KINDS.map((kind) => [bytesOf(kind), `of them ${kind}`]),
  ["bytesAgain", "bytes of a second visit"],
  ["elements", "DOM elements"],
  ["heap_kB", "JavaScript heap, kB"],
  ["wasm_kB", "wasm memory, kB"],
];

/** One visit in a browser that knows nothing: the figures of METRICS. */
export async function visit(browser, url, { name, value }, { cpu, latency_ms, kbit_s }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await context.addCookies([{ name, value, url }]);
    await context.addInitScript(inPage);
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT_MS);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Performance.enable");
    if (cpu) await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    if (kbit_s) {
      const bytes_s = (kbit_s * 1000) / 8;
      const throughput = { downloadThroughput: bytes_s, uploadThroughput: bytes_s };
      await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: latency_ms, ...throughput });
    }
    const wire = {};
    const none = Object.fromEntries(["requests", "bytes", ...KINDS.map(bytesOf)].map((metric) => [metric, 0]));
    // What comes when the list is on the screen does not delay it.
    const later = new Set();
    const kinds = new Map();
    devtools.on("Network.requestWillBeSent", ({ requestId, request }) => {
      if (request.url.includes("-later-")) later.add(requestId);
    });
    devtools.on("Network.responseReceived", ({ requestId, response }) => {
      kinds.set(requestId, KINDS.find((kind) => response.mimeType.endsWith(kind)) ?? "other");
    });
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (later.has(requestId)) return;
      wire.requests += 1;
      wire.bytes += encodedDataLength;
      wire[bytesOf(kinds.get(requestId) ?? "other")] += encodedDataLength;
    });
    const metrics = async () => {
      const { metrics } = await devtools.send("Performance.getMetrics");
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    };
    const load = async () => {
      await page.goto("about:blank");
      Object.assign(wire, none);
      await page.goto(`${url}/settings/api-keys`, { waitUntil: "commit" });
      await page.waitForFunction(() => window.__bench.list_ms !== undefined);
    };

    await load();
    const { TaskDuration } = await metrics();
    const first = { ...wire, mainThread_ms: TaskDuration * 1000 };
    const { list_ms, firstPaint_ms, blocking_ms, shift } = await page.evaluate(() => window.__bench.seen());
    const { Nodes: _, JSHeapUsedSize } = await metrics();
    const elements = await page.evaluate(() => document.querySelectorAll("*").length);
    const wasm_kB = await page.evaluate(() => window.__bench.memory.buffer.byteLength / 1000);
    const frames = await page.evaluate(() => window.__bench.scroll());
    const searches = [];
    await page.getByRole("searchbox", { name: "Search" }).focus();
    for (const key of SEARCHED) {
      await page.keyboard.press(key);
      searches.push(await page.evaluate(() => window.__bench.painted()));
    }

    await load();
    const again_ms = await page.evaluate(() => window.__bench.list_ms);
    const bytesAgain = wire.bytes;
    const dialog_ms = await page.evaluate(() => window.__bench.openDialog());
    return {
      ...first,
      ...{ list_ms, firstPaint_ms, blocking_ms, shift, elements, wasm_kB, again_ms, bytesAgain, dialog_ms },
      heap_kB: JSHeapUsedSize / 1000,
      search_ms: median(searches),
      searchWorst_ms: Math.max(...searches),
      frame_ms: median(frames),
      frameWorst_ms: Math.max(...frames),
    };
  } finally {
    await context.close();
  }
}

export function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1];
}

function bytesOf(kind) {
  return `${kind}_bytes`;
}
