import { Key } from "selenium-webdriver";

import { assert, inFirefox } from "./support/test.js";

inFirefox("a key is generated, seen once, copied, used and found again in its row", async (app, browser) => {
  await app.signIn();
  await app.click("button", "Generate New Key");
  await app.focused("textbox", "Name");
  await app.fill("textbox", "Name", "production-agent");
  await app.click("button", "Generate");
  await app.focused("button", "Copy key");
  await app.find("dialog", "Copy your new key now");
  assert.doesNotMatch(await app.text(), /as_[0-9A-Za-z]{40}/, "it is masked until it is shown");
  await app.click("button", "Show key");
  await app.read(/as_[0-9A-Za-z]{40}/);
  const [shown] = (await app.text()).match(/as_[0-9A-Za-z]{40}/);

  await app.click("button", "Copy key");
  await app.focused("button", "Done");
  assert.equal(await app.clipboard(), shown);
  await app.read(/Active after \d+ s/);
  assert.equal(await app.statusFor(shown), 200);

  await app.click("password", "Paste back to verify");
  await app.paste();
  await app.read("Matches");

  await app.click("tab", "Docker");
  await app.read("docker run");
  await app.click("button", "Copy snippet");
  assert.ok((await app.clipboard()).includes(shown), "the snippet that is copied has the key in it");
  await app.click("button", "Download .env");
  await app.read("Saved as agent-sentinel.env");
  assert.ok((await browser.downloaded("agent-sentinel.env")).includes(`AGENT_SENTINEL_API_TOKEN=${shown}`));
  // Firefox has no password manager that a page could hand it to.
  assert.deepEqual(await app.all("button", "Save to password manager"), []);

  await app.click("button", "Done");
  await app.rowFocused("production-agent");
  const row = await app.row(`${shown.slice(0, 9)}…`);
  const [cell] = await row.findElements({ css: "td" });
  assert.notEqual(await app.style(cell, "background-color"), "rgba(0, 0, 0, 0)", "the row is highlighted");
  assert.ok(!(await app.source()).includes(shown), "nothing of the key is left");
});

inFirefox("a key is searched for, rotated and revoked", async (app) => {
  await app.signIn();
  const old = await app.generate("production-agent");
  await app.generate("ci");
  await app.fill("searchbox", "Search", "prod");
  await app.until("one row", async () => (await app.all("row", /./)).length === 1);
  await app.until("the search in the address", async () => (await app.driver.getCurrentUrl()).endsWith("?q=prod"));

  await app.click("button", "Rotate production-agent");
  await app.focused("textbox", "Name");
  await app.press(Key.ENTER);
  await app.click("button", "Copy key");
  const fresh = await app.clipboard();
  await app.click("button", "Next: the old key");
  await app.read("Old key: still active");
  await app.click("button", "Keep both for now");
  await app.rowFocused(`${fresh.slice(0, 9)}…`);
  await app.read(`by ${fresh.slice(0, 9)}… – revoke it when nothing uses it any more`);
  assert.deepEqual([await app.statusFor(old), await app.statusFor(fresh)], [200, 200]);

  const row = await app.row("revoke it when nothing uses it any more");
  for (const button of await row.findElements({ css: "button" })) {
    if ((await button.getAccessibleName()) === "Revoke production-agent") await button.click();
  }
  await app.find("alertdialog", 'Revoke "production-agent"?');
  await app.focused("button", "Cancel");
  await app.click("button", "Revoke key");
  await app.until("one row", async () => (await app.all("row", /./)).length === 1);
  await app.row(`${fresh.slice(0, 9)}…`);
  assert.deepEqual([await app.statusFor(old), await app.statusFor(fresh)], [401, 200]);
});

inFirefox("a key that is pasted to be checked is found, tested, and its row is one click away", async (app) => {
  await app.signIn();
  const key = await app.generate("production-agent");
  await app.click("button", "Check a key");
  await app.focused("textbox", "Check a key");
  await app.paste();
  await app.read("1 key found");
  await app.read("It starts with as_ and looks complete");
  await app.read("By its start it is your key");
  assert.ok(!(await app.source()).includes(key), "what was pasted stays out of the page");
  await app.click("button", /^Test against the platform/);
  await app.read("accepts this key");
  await app.click("button", "Go to production-agent");
  await app.rowFocused("production-agent");
});

inFirefox("with the keyboard only, a key is generated, copied and revoked", async (app) => {
  await app.signIn();
  await app.press("n");
  await app.focused("textbox", "Name");
  await app.press(..."ci", Key.ENTER);
  await app.focused("button", "Copy key");
  await app.press(Key.ENTER);
  await app.focused("button", "Done");
  await app.press(Key.ENTER);
  await app.rowFocused("ci");
  for (const [role, name] of [["checkbox", "Select ci"], ["button", "Rotate ci"], ["button", "Revoke ci"]]) {
    await app.press(Key.TAB);
    await app.focused(role, name);
  }
  await app.press(Key.ENTER);
  await app.focused("button", "Cancel");
  await app.press(Key.ESCAPE);
  await app.focused("button", "Revoke ci");
  await app.press("/");
  await app.focused("searchbox", "Search");
  await app.press(..."ci");
  await app.row("ci");
  await (await app.find("button", "Revoke ci")).sendKeys(Key.ENTER);
  await app.focused("button", "Cancel");
  await app.press(Key.TAB);
  await app.focused("button", "Revoke key");
  await app.press(Key.ENTER);
  await app.read("“ci” was revoked");
  await app.gone("row", /./);
});

inFirefox("a key that nobody took is not lost by Esc, Back or a click beside it", async (app) => {
  await app.signIn();
  await app.reveal("unsaved");
  await app.press(Key.ESCAPE, Key.ESCAPE, Key.ESCAPE);
  await app.read("You won't see this key again");
  await app.click("button", "Keep it open");
  await app.driver.navigate().back();
  await app.read("You won't see this key again");
  await app.click("button", "Keep it open");
  await app.driver.actions().move({ x: 5, y: 400 }).click().perform();
  await app.read("You won't see this key again");
  await app.click("button", "Close anyway");
  await app.rowFocused("unsaved");
});
