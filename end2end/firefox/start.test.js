import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { assert, inFirefox } from "./support/test.js";

const COULD_NOT_START = "The console could not start";

inFirefox("a Firefox that is too old is told so, and is shown nothing that it cannot show", async (app, browser) => {
  await browser.before(() => delete HTMLElement.prototype.popover);
  await app.open();
  await app.find("heading", COULD_NOT_START);
  await app.read("It needs Chrome or Edge 123, Firefox 125, Safari 17.5, or a newer one");
  await app.gone("heading", "You are signed out");
});

inFirefox("a wasm that does not start is said in plain words", async (app, browser) => {
  await browser.before(() => {
    const fail = () => Promise.reject(new WebAssembly.CompileError("no such instruction"));
    Object.assign(WebAssembly, { instantiate: fail, instantiateStreaming: fail });
  });
  await app.open();
  await app.find("heading", COULD_NOT_START);
}, { expected: [/CompileError: no such instruction/] });

inFirefox("what would run as code never becomes part of the page", async (app, browser) => {
  await browser.before(() => {
    addEventListener("load", () => {
      const outcome = (markup) => {
        try {
          document.createElement("template").innerHTML = markup;
          return "passed";
        } catch {
          return "refused";
        }
      };
      const markups = ["<img src=x onerror=alert(1)>", "<script>1</script>", '<p class="muted">A &amp; b</p>'];
      document.documentElement.dataset.outcomes = markups.map(outcome).join();
    });
  });
  await app.open();
  await app.find("heading", "You are signed out");
  const outcomes = () => app.driver.executeScript("return document.documentElement.dataset.outcomes");
  assert.equal(await app.until("outcomes", outcomes), "refused,refused,passed");
}, { expected: [/trusted-types/] });

inFirefox("every screen on the way of a key is accessible, in both themes", async (app) => {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const check = async (state) => {
    await app.driver.executeScript(axe);
    const violations = await app.driver.executeAsyncScript((done) => {
      // In the sandbox of the driver it is not on the page's own window.
      axe.run().then(({ violations }) => done(violations.map(({ id, nodes }) => `${id} at ${nodes.map((node) => node.target)}`)), done);
    });
    assert.deepEqual(violations, [], state);
  };
  await app.signIn();
  for (const theme of ["Dark", "Light"]) {
    await app.choose("Theme", theme);
    await check(`${theme}: the empty list`);
    await app.click("button", "Generate New Key");
    await app.fill("textbox", "Name", "ci");
    await check(`${theme}: the form`);
    await app.click("button", "Generate");
    await app.read(/Active after \d+ s/);
    await check(`${theme}: the reveal`);
    await app.click("button", "Copy key");
    await app.click("button", "Done");
    await app.rowFocused("ci");
    await check(`${theme}: the list`);
    await app.click("button", "Revoke ci");
    await app.find("alertdialog", 'Revoke "ci"?');
    await check(`${theme}: the question`);
    await app.click("button", "Revoke key");
    await app.read("No API keys yet");
  }
});
