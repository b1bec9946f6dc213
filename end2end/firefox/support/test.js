import assert from "node:assert/strict";
import { after, test } from "node:test";

import { Platform } from "../../tests/support/platform.js";
import { Browser } from "./browser.js";
import { Console } from "./console.js";

let browser;
after(() => browser?.quit());

/**
 * A test with a platform of its own, in the one Firefox of its file. It fails when a page logs an error, throws, or
 * breaks its content security policy, unless the test says in `expected` what it provokes.
 */
export function inFirefox(sentence, play, { expected = [] } = {}) {
  test(sentence, { timeout: 60_000 }, async () => {
    browser ??= await Browser.start();
    const platform = await Platform.start();
    try {
      await play(new Console(browser.driver, platform.url), browser);
      const complaints = (await browser.complaints()).filter((text) => !expected.some((one) => one.test(text)));
      assert.deepEqual(complaints, [], "what the page complained of");
      assert.deepEqual(platform.secretsInLog, []);
    } finally {
      // A dialog that holds a key asks before its page goes.
      await browser.startAfresh();
      await platform.dispose();
    }
  });
}

export { assert };
