import { expect, test } from "./support/test.js";

test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

const LIST = "**/api/v1/api-keys/";
const ONE_KEY = "**/api/v1/api-keys/key_*";
const SYNC = "**/api/v1/policies/sync?*";
const NOT_PROVEN = "The new key is not proven active";

const button = (app, name) => app.dialog.getByRole("button", { name, exact: true });
const hint = (app, old, key) =>
  app.rowOf(old).getByText(new RegExp(`^Replaced .+ by ${key.key_prefix}… – revoke it when nothing uses it any more$`));

/** A user with one key of this name, and its `Rotate` dialog open. */
async function startRotating(app, name = "production-agent") {
  await app.signIn();
  const [old] = await app.makeKeys([name]);
  await app.page.reload();
  await app.page.getByRole("button", { name: `Rotate ${name}` }).click();
  await expect(app.dialog).toHaveAccessibleName(`Rotate "${name}"`);
  return old;
}

/** From the form to the last step, with the new key copied. */
async function takeNewKey(app) {
  const key = await app.submit();
  await button(app, "Copy key").click();
  await expect(button(app, "Next: the old key")).toBeFocused();
  await button(app, "Next: the old key").click();
  await expect(app.dialog.getByText("Old key: still active")).toBeVisible();
  return key;
}

/** Presses Tab until `target` has the focus. */
async function tabTo(page, target) {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("a key is rotated: the new one works, the old one is revoked, and the focus is on the new row", async ({ app }) => {
  const old = await startRotating(app);
  await expect(app.name).toHaveValue("production-agent");
  await expect(app.name).toBeFocused();
  const created = await takeNewKey(app);
  expect(await app.clipboard()).toBe(created.key);
  await expect(app.dialog).toHaveAccessibleName('Rotate "production-agent"');
  await expect(app.dialog.getByText(`${created.key_prefix}…`)).toBeVisible();
  await expect(app.dialog.getByText(`${old.key_prefix}…`)).toBeVisible();
  await expect(app.dialog.getByText(/Active after \d s/).first()).toBeVisible();
  await expect(app.dialog.getByText(NOT_PROVEN)).toBeHidden();
  expect(await app.statusFor(old.key)).toBe(200);

  // The list then says of the new key, too, when it was last used: by the activation check.
  const isList = (response) => response.request().method() === "GET" && response.url().endsWith("/api-keys/");
  const listed = app.page.waitForResponse(isList);
  await button(app, "Revoke old key now").click();
  await expect(app.dialog).toBeHidden();
  await listed;
  await expect(app.rowOf(created).getByText("Never")).toHaveCount(0);
  await expect(app.rowOf(created)).toBeFocused();
  await expect(app.rowOf(old)).toHaveCount(0);
  await expect(app.page.getByText("“production-agent” was revoked").first()).toBeVisible();
  expect(await app.statusFor(created.key)).toBe(200);
  expect(await app.statusFor(old.key)).toBe(401);
  expect(await app.traces()).not.toContain(created.key.slice(9));
});

test("Keep both for now reminds of the old key until it is revoked, also after a reload", async ({ app, page }) => {
  const old = await startRotating(app);
  const created = await takeNewKey(app);
  await button(app, "Keep both for now").click();
  await expect(app.dialog).toBeHidden();
  await expect(app.rowOf(created)).toBeFocused();
  await expect(hint(app, old, created)).toBeVisible();
  await expect(app.rowOf(created)).not.toContainText("Replaced");
  expect(await app.traces()).not.toContain(created.key.slice(9));
  for (const key of [old, created]) expect(await app.statusFor(key.key)).toBe(200);

  await page.reload();
  await expect(hint(app, old, created)).toBeVisible();
  expect(await app.traces()).not.toContain(created.key.slice(9));

  await app.rowOf(old).getByRole("button", { name: "Revoke production-agent" }).click();
  await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
  await expect(app.rowOf(old)).toHaveCount(0);
  await expect(app.rowOf(created)).toBeVisible();
  await expect(page.getByText("Replaced")).toHaveCount(0);
  expect(await app.traces()).not.toContain(old.id);
});

test("the reminder goes when the new key is revoked instead", async ({ app, page }) => {
  const old = await startRotating(app);
  const created = await takeNewKey(app);
  await button(app, "Keep both for now").click();
  await expect(hint(app, old, created)).toBeVisible();
  await app.rowOf(created).getByRole("button", { name: "Revoke production-agent" }).click();
  await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
  await expect(app.rowOf(created)).toHaveCount(0);
  await expect(app.rowOf(old)).toBeVisible();
  await expect(page.getByText("Replaced")).toHaveCount(0);
});

test("the new key may have another name, and only another key's name is warned of", async ({ app, page }) => {
  await app.signIn();
  const [old] = await app.makeKeys(["production-agent", "ci"]);
  await page.reload();
  await page.getByRole("button", { name: "Rotate production-agent" }).click();
  const warning = app.dialog.getByText(/You already have a key named/);
  await expect(app.name).toHaveValue("production-agent");
  await expect(warning).toBeHidden();
  await app.name.fill("CI");
  await expect(warning).toContainText("You already have a key named “ci”");
  await app.name.fill("production-agent-2");
  await expect(warning).toBeHidden();
  const created = await takeNewKey(app);
  await expect(app.dialog).toHaveAccessibleName('Rotate "production-agent"');
  await button(app, "Keep both for now").click();
  await expect(app.rowOf(created)).toContainText("production-agent-2");
  await expect(hint(app, old, created)).toBeVisible();
});

test("Cancel, Esc and a click outside leave the form without a new key", async ({ app, page }) => {
  const old = await startRotating(app);
  const rotate = page.getByRole("button", { name: "Rotate production-agent" });
  await button(app, "Cancel").click();
  await expect(rotate).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(app.name).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(rotate).toBeFocused();
  await rotate.click();
  await expect(app.name).toBeFocused();
  await page.mouse.click(5, 400);
  await expect(app.dialog).toBeHidden();
  await page.reload();
  await expect(app.rowOf(old)).toBeVisible();
  await expect(app.table.getByRole("row")).toHaveCount(2);
});

test.describe("while the new key is not active yet", () => {
  test.use({ flags: ["--activation-delay", "5s"] });

  test("the last step says so before the old key can be revoked, until the new one works", async ({ app }) => {
    const old = await startRotating(app);
    const created = await takeNewKey(app);
    await expect(app.dialog.getByRole("alert")).toContainText(NOT_PROVEN);
    await expect(app.dialog.getByRole("alert")).toContainText("If it does not work, revoking the old key stops your agents.");
    await expect(app.dialog.getByText(/^Active after ([5-9]|1\d) s$/).first()).toBeVisible({ timeout: 20_000 });
    await expect(app.dialog.getByText(NOT_PROVEN)).toBeHidden();
    await button(app, "Revoke old key now").click();
    await expect(app.rowOf(created)).toBeFocused();
    expect(await app.statusFor(created.key)).toBe(200);
    expect(await app.statusFor(old.key)).toBe(401);
  });
});

test("a new key that cannot be checked from here is warned of, and the user decides", async ({ app, page }) => {
  const old = await startRotating(app);
  await page.route(SYNC, (route) => route.abort());
  await takeNewKey(app);
  await expect(app.dialog.getByText("Could not check from here").first()).toBeVisible();
  await expect(app.dialog.getByRole("alert")).toContainText(NOT_PROVEN);
  await button(app, "Revoke old key now").click();
  await expect(app.dialog).toBeHidden();
  await expect(app.rowOf(old)).toHaveCount(0);
});

for (const [what, fail, words] of [
  ["no connection", (route) => route.abort(), "could not be reached"],
  ["502", (route) => route.fulfill({ status: 502 }), "The platform has a problem (502)"],
]) {
  test(`an old key that is not revoked because of ${what} stays, is said, and can be revoked again`, async ({ app, page }) => {
    const old = await startRotating(app);
    const created = await takeNewKey(app);
    await page.route(ONE_KEY, fail);
    await button(app, "Revoke old key now").click();
    await expect(app.dialog.getByRole("alert").getByText(words)).toBeVisible();
    await expect(app.dialog.getByText("Old key: still active")).toBeVisible();
    expect(await app.statusFor(old.key)).toBe(200);
    await page.unroute(ONE_KEY);
    await button(app, "Revoke old key now").click();
    await expect(app.rowOf(created)).toBeFocused();
    await expect(app.rowOf(old)).toHaveCount(0);
    expect(await app.statusFor(old.key)).toBe(401);
  });
}

test("closing before the new key was taken never touches the old one", async ({ app, page }) => {
  const old = await startRotating(app);
  const deletes = [];
  page.on("request", (request) => request.method() === "DELETE" && deletes.push(request.url()));
  const created = await app.submit();
  await button(app, "Next: the old key").click();
  await expect(app.dialog.getByText("You won't see this key again")).toBeVisible();
  await button(app, "Keep it open").click();
  await page.keyboard.press("Escape");
  await button(app, "Close anyway").click();
  await expect(app.dialog).toBeHidden();
  await expect(app.rowOf(created)).toBeFocused();
  await expect(app.rowOf(old)).toBeVisible();
  await expect(page.getByText("Replaced")).toHaveCount(0);
  expect(await app.statusFor(old.key)).toBe(200);
  expect(deletes).toEqual([]);
});

test("a new key that could not be made leaves the old one as it was", async ({ app, page }) => {
  const old = await startRotating(app);
  await page.route(LIST, (route) => (route.request().method() === "POST" ? route.fulfill({ status: 503 }) : route.fallback()));
  await app.name.press("Enter");
  await expect(app.dialog.getByRole("alert")).toContainText("The platform has a problem (503)");
  await expect(app.name).toHaveValue("production-agent");
  await button(app, "Cancel").click();
  await expect(app.rowOf(old)).toBeVisible();
  expect(await app.statusFor(old.key)).toBe(200);
});

for (const [way, leave] of [
  ["Esc", (page) => page.keyboard.press("Escape")],
  ["a click outside", (page) => page.mouse.click(5, 400)],
]) {
  test(`in the last step ${way} keeps both`, async ({ app, page }) => {
    const old = await startRotating(app);
    const created = await takeNewKey(app);
    await leave(page);
    await expect(app.dialog).toBeHidden();
    await expect(hint(app, old, created)).toBeVisible();
    for (const key of [old, created]) expect(await app.statusFor(key.key)).toBe(200);
  });
}

test("while the old key is being revoked the dialog stays, and it is revoked once", async ({ app, page }) => {
  const old = await startRotating(app);
  const created = await takeNewKey(app);
  let deletes = 0;
  let answer;
  const mayAnswer = new Promise((resolve) => (answer = resolve));
  await page.route(ONE_KEY, async (route) => {
    deletes += 1;
    await mayAnswer;
    await route.fallback();
  });
  await button(app, "Revoke old key now").dblclick();
  await expect.poll(() => deletes).toBe(1);
  await page.keyboard.press("Escape");
  await page.mouse.click(5, 400);
  await button(app, "Keep both for now").click({ force: true });
  await expect(button(app, "Revoke old key now")).toHaveAttribute("aria-busy", "true");
  answer();
  await expect(app.rowOf(created)).toBeFocused();
  await expect(app.rowOf(old)).toHaveCount(0);
  expect(deletes).toBe(1);
});

test("with the keyboard only", async ({ app, page }) => {
  await app.signIn();
  const [old] = await app.makeKeys(["production-agent"]);
  await page.reload();
  await expect(app.rowOf(old)).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Rotate production-agent" }));
  await page.keyboard.press("Enter");
  await expect(app.name).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button(app, "Copy key")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button(app, "Next: the old key")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(app.dialog.getByText("Old key: still active")).toBeVisible();
  await expect(app.dialog.getByRole("heading")).toBeFocused();
  await tabTo(page, button(app, "Revoke old key now"));
  await page.keyboard.press("Enter");
  await expect(app.dialog).toBeHidden();
  await expect(app.rowOf(old)).toHaveCount(0);
  await expect(app.row("production-agent")).toBeFocused();
});

for (const [what, forbid] of [
  ["is full", () => (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); })],
  ["is forbidden", () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } })],
]) {
  test(`where the browser's storage ${what}, both are kept and the page says that it will forget`, async ({ app, page }) => {
    await page.addInitScript(forbid);
    const old = await startRotating(app);
    const created = await takeNewKey(app);
    await button(app, "Keep both for now").click();
    await expect(hint(app, old, created)).toBeVisible();
    await expect(page.getByRole("region", { name: "Notifications" })).toContainText(
      "This browser keeps nothing, so it will forget which key replaced which.",
    );
    await page.reload();
    await expect(app.rowOf(old)).toBeVisible();
    await expect(page.getByText("Replaced")).toHaveCount(0);
  });
}
