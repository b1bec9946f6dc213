/** How long the pieces are that a secret is looked for in, and where they begin: behind the prefix, which is shown. */
const PIECE = 16;
const SHOWN = 9;

/** Keeps a hold of the wasm's memory; call it before the page is opened. */
export const holdMemory = (page) =>
  page.addInitScript(() => {
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...args) => {
      const started = await instantiate.apply(WebAssembly, args);
      // The names of exports are short ones.
      const isMemory = (value) => value instanceof WebAssembly.Memory;
      // The later part has none of its own.
      window.__wasmMemory ??= Object.values(started.instance.exports).find(isMemory);
      return started;
    };
  });

/** Which pieces of these secrets are left in the wasm's memory, and which in the page's JavaScript heap. */
export async function leftInMemory(page, ...secrets) {
  const pieces = secrets.flatMap(piecesOf);
  const [wasm, heap] = [await inWasm(page, pieces), await inHeap(page, pieces)];
  return { wasm, heap };
}

function piecesOf(secret) {
  const pieces = [];
  for (let start = SHOWN; start + PIECE <= secret.length; start += PIECE) pieces.push(secret.slice(start, start + PIECE));
  return pieces;
}

/** Looks at every byte of the linear memory. The pieces go there as numbers, so that the search leaves no string. */
async function inWasm(page, pieces) {
  const codes = pieces.map((piece) => [...piece].map((character) => character.charCodeAt(0)));
  const found = await page.evaluate((codes) => {
    const bytes = new Uint8Array(window.__wasmMemory.buffer);
    const isAt = (code, place) => code.every((byte, offset) => bytes[place + offset] === byte);
    return codes.map((code) => {
      for (let at = bytes.indexOf(code[0]); at >= 0; at = bytes.indexOf(code[0], at + 1)) if (isAt(code, at)) return true;
      return false;
    });
  }, codes);
  return pieces.filter((_, place) => found[place]);
}

async function inHeap(page, pieces) {
  const browser = await page.context().newCDPSession(page);
  const chunks = [];
  browser.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await browser.send("HeapProfiler.enable");
  await browser.send("HeapProfiler.collectGarbage");
  await browser.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await browser.detach();
  const snapshot = chunks.join("");
  return pieces.filter((piece) => snapshot.includes(piece));
}

/** As if another tab was looked at: a headless browser looks at all of them. */
export const goToTheBackground = (page) =>
  page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden" });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
