import { expect, test } from "./support/test.js";

const WORDS = "It needs Chrome or Edge 123, Firefox 125, Safari 17.5, or a newer one, with WebAssembly.";

/** Opens the console, and waits until whatever of it starts has started. */
async function openWhere(app, lacksSomething) {
  const { page } = app;
  await page.addInitScript(lacksSomething);
  await page.addInitScript(() => {
    window.started = new Promise((started) => addEventListener("TrunkApplicationStarted", started));
  });
  await app.open();
  return {
    // The app is put into the page by a task that is queued before this one.
    started: () => page.evaluate(() => window.started.then(() => new Promise((done) => setTimeout(done)))),
  };
}

async function expectPlainWords(app, { headings = 1 } = {}) {
  await expect(app.heading("The console could not start")).toBeVisible();
  await expect(app.page.getByText(WORDS)).toBeVisible();
  await expect(app.page.getByRole("link", { name: "Reload" })).toBeVisible();
  await expect(app.page.getByRole("heading")).toHaveCount(headings);
}

const withoutPopovers = () => delete HTMLElement.prototype.popover;

for (const [what, lacksSomething] of [
  ["popovers", withoutPopovers],
  ["light-dark() colours", () => (CSS.supports = (_, value) => !value.includes("light-dark"))],
  ["modules", () => delete HTMLScriptElement.prototype.noModule],
]) {
  test(`a browser without ${what} is told that it is too old, and is shown nothing that it cannot show`, async ({ app, page }) => {
    await app.prepare(["first"]);
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const { started } = await openWhere(app, lacksSomething);
    await expectPlainWords(app);
    // This browser is a new one, so the app arrives all the same.
    await started();
    await expectPlainWords(app);
    // The page has a preload of the script that signs in; it is not run.
    expect(asked.filter((path) => /api|local/.test(path))).toEqual(["/local/clerk.js"]);
    expect(await page.evaluate(() => typeof window.Clerk)).toBe("undefined");
  });
}

test("a browser that understands nothing of the stylesheet is told, too", async ({ app, page }) => {
  await page.route("**/style-*.css", (route) => route.fulfill({ contentType: "text/css", body: "" }));
  const { started } = await openWhere(app, withoutPopovers);
  await started();
  // The stylesheet would show one language alone.
  await expectPlainWords(app, { headings: 2 });
});

test.describe("a browser", () => {
  test.use({ expected: [[/WebAssembly|CompileError/], { scope: "test" }] });

  test("without WebAssembly is told so", async ({ app }) => {
    await openWhere(app, () => delete window.WebAssembly);
    await expectPlainWords(app);
  });

  test("whose WebAssembly lacks what the console is built with is told so", async ({ app }) => {
    await openWhere(app, () => {
      const fail = () => Promise.reject(new WebAssembly.CompileError("invalid value type 0x6f"));
      Object.assign(WebAssembly, { instantiate: fail, instantiateStreaming: fail });
    });
    await expectPlainWords(app);
  });
});
