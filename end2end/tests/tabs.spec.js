import { installClock } from "./support/clock.js";
import { Console } from "./support/console.js";
import { expect, test } from "./support/fault-proxy.js";

test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

const LIST = "/api/v1/api-keys/";

const button = (scope, name) => scope.getByRole("button", { name, exact: true });

/** Another tab of the same user, with this many keys in it. */
async function openTab(app, count) {
  const tab = new Console(await app.page.context().newPage(), app.url);
  await tab.open();
  await expect(tab.names).toHaveCount(count);
  await app.page.bringToFront();
  return tab;
}

async function revoke({ page, confirmation }, name) {
  await button(page, `Revoke ${name}`).click();
  await button(confirmation, "Revoke key").click();
  await expect(confirmation).toBeHidden();
}

/** Counts the list requests of this tab from now on. */
function countLists({ page }) {
  const lists = [];
  page.on("request", (request) => {
    if (request.method() === "GET" && new URL(request.url()).pathname === LIST) lists.push(request);
  });
  return lists;
}

/** Waits until the other tab has asked for all that it was told of here. */
async function settle({ page }, tab) {
  // A change is told a moment after it; then what was told before this message is heard before it.
  await page.clock.runFor(2000);
  await tab.page.evaluate(() => {
    window.heard = new Promise((done) => (new BroadcastChannel("settled").onmessage = () => done(true)));
  });
  await page.evaluate(() => new BroadcastChannel("settled").postMessage(""));
  await tab.page.evaluate(() => window.heard);
  await expect(tab.page.locator("[aria-busy=true]")).toHaveCount(0);
}

test("a key that is revoked in one tab goes from the other's list", async ({ app }) => {
  await app.startWith(["first", "second"]);
  const tab = await openTab(app, 2);
  await revoke(app, "first");
  await expect(tab.names).toHaveText(["second"]);
});

test("a confirmation closes, and says so, when its key is revoked in another tab", async ({ app }) => {
  await app.startWith(["first", "second"]);
  const tab = await openTab(app, 2);
  await button(tab.page, "Revoke first").click();
  await expect(tab.confirmation).toBeVisible();
  await revoke(app, "first");
  await expect(tab.confirmation).toBeHidden();
  await expect(tab.page.getByText("“first” was revoked").first()).toBeVisible();
  await expect(tab.names).toHaveText(["second"]);
  await expect(tab.page.locator(":focus"), "the focus is not lost with the row").toHaveCount(1);
});

test("a confirmation stays when another key is revoked in another tab", async ({ app }) => {
  await app.startWith(["first", "second"]);
  const tab = await openTab(app, 2);
  await button(tab.page, "Revoke first").click();
  await revoke(app, "second");
  await expect(tab.names).toHaveText(["first"]);
  await expect(tab.confirmation).toHaveAccessibleName('Revoke "first"?');
  await expect(button(tab.confirmation, "Cancel")).toBeFocused();
});

test("a key that is revoked in both tabs at once counts as revoked in both", async ({ app, network }) => {
  await app.startWith(["first", "second"]);
  const tab = await openTab(app, 2);
  let letGo;
  const gate = new Promise((resolve) => (letGo = resolve));
  const held = network.fault("DELETE", /^\/api\/v1\/api-keys\/key_/, async ({ forward, reply }) => {
    await gate;
    reply(await forward());
  });
  for (const { page, confirmation } of [app, tab]) {
    await button(page, "Revoke first").click();
    await button(confirmation, "Revoke key").click();
  }
  await expect.poll(() => held.count).toBe(2);
  letGo();
  for (const { page, confirmation, names } of [app, tab]) {
    await expect(confirmation).toBeHidden();
    await expect(page.getByText("“first” was revoked").first()).toBeVisible();
    await expect(names).toHaveText(["second"]);
  }
});

test("the last step of a rotation says that the old key was revoked in another tab", async ({ app }) => {
  const [old] = await app.startWith(["first"]);
  const tab = await openTab(app, 1);
  await button(tab.page, "Rotate first").click();
  const created = await tab.submit();
  await button(tab.dialog, "Copy key").click();
  await button(tab.dialog, "Next: the old key").click();
  await expect(tab.dialog.getByText("Old key: still active")).toBeVisible();
  await expect(app.names).toHaveCount(2);
  await app.rowOf(old).getByRole("button", { name: "Revoke first" }).click();
  await button(app.confirmation, "Revoke key").click();
  await expect(tab.dialog.getByText("Old key: already revoked")).toBeVisible();
  await expect(button(tab.dialog, "Revoke old key now")).toHaveCount(0);
  await button(tab.dialog, "Done").click();
  await expect(tab.names).toHaveText(["first"]);
  await expect(tab.rowOf(created)).toBeVisible();
});

test("one change asks for the list at most twice in the other tab", async ({ app }) => {
  await installClock(app.page);
  await app.startWith(["1-a", "1-b", "1-c", "2-a"]);
  const tab = await openTab(app, 4);
  const lists = countLists(tab);

  await app.generate("made here");
  await expect(tab.names).toHaveCount(5);
  await settle(app, tab);
  expect(lists.length, "after a new key").toBeLessThanOrEqual(2);

  lists.length = 0;
  await revoke(app, "2-a");
  await expect(tab.names).toHaveCount(4);
  await settle(app, tab);
  expect(lists.length, "after a revocation").toBeLessThanOrEqual(2);

  lists.length = 0;
  await app.search.fill("1-");
  await app.page.getByRole("checkbox", { name: "Select all matching" }).check();
  await button(app.page, "Revoke 3 keys").click();
  await button(app.confirmation, "Revoke 3 keys").click();
  await expect(tab.names).toHaveText(["made here"]);
  await settle(app, tab);
  expect(lists.length, "after three revocations").toBeLessThanOrEqual(2);
});
