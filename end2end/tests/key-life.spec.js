import { Console } from "./support/console.js";
import { expect, test } from "./support/test.js";

test("a key is generated, seen once, listed after a reload and revoked", async ({ app, page }) => {
  await app.signIn();
  await expect(app.heading("No API keys yet")).toBeVisible();

  const key = await app.generate("production-agent");
  expect(key).toMatch(/^as_[0-9A-Za-z]{40}$/);
  await expect(app.row("production-agent")).toContainText(key.slice(0, 9) + "…");
  await expect(app.row("production-agent")).toBeFocused();
  expect(await app.traces()).not.toContain(key);

  await page.reload();
  await expect(app.row("production-agent")).toBeVisible();
  expect(await app.traces()).not.toContain(key);

  await page.getByRole("button", { name: "Revoke production-agent" }).click();
  await expect(app.confirmation).toHaveAccessibleName('Revoke "production-agent"?');
  await expect(app.confirmation).toContainText(
    "Agents using this key will be rejected within about 30 seconds. This cannot be undone.",
  );
  await expect(app.confirmation.getByRole("button", { name: "Cancel" })).toBeFocused();
  await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
  await expect(app.heading("No API keys yet")).toBeVisible();
  await expect(app.heading(/^API Keys$/)).toBeFocused();
});

test("the same life, with the keyboard only", async ({ app, page }) => {
  await app.signIn();
  await page.keyboard.press("n");
  await expect(app.name).toBeFocused();
  await page.keyboard.type("ci");
  await page.keyboard.press("Enter");
  await expect(app.dialog.getByRole("button", { name: "Copy key" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(app.dialog.getByRole("button", { name: "Done" })).toBeFocused();
  expect(await app.clipboard()).toMatch(/^as_/);
  await page.keyboard.press("Enter");
  await expect(app.row("ci")).toBeFocused();

  for (const target of [
    page.getByRole("checkbox", { name: "Select ci" }),
    page.getByRole("button", { name: "Rotate ci" }),
    page.getByRole("button", { name: "Revoke ci" }),
  ]) {
    await page.keyboard.press("Tab");
    await expect(target).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(app.confirmation.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(app.confirmation).toBeHidden();
  await expect(page.getByRole("button", { name: "Revoke ci" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(app.heading("No API keys yet")).toBeVisible();
});

test("a key stays masked until it is shown", async ({ app, page }) => {
  await app.signIn();
  await app.generateButton.click();
  await app.name.fill("masked");
  await page.keyboard.press("Enter");
  const hidden = app.dialog.getByLabel("New key, hidden");
  await expect(hidden).toHaveText(/^as_•+$/);
  await app.dialog.getByRole("button", { name: "Show key" }).click();
  await expect(app.dialog.getByLabel("New key", { exact: true })).toHaveText(/^as_[0-9A-Za-z]{40}$/);
  await app.dialog.getByRole("button", { name: "Hide key" }).click();
  await expect(hidden).toHaveText(/^as_•+$/);
});

test("closing before the key was copied asks first, however often Esc is pressed", async ({ app, page }) => {
  await app.signIn();
  await app.generateButton.click();
  await app.name.fill("unsaved");
  await page.keyboard.press("Enter");
  await expect(app.heading("Copy your new key now")).toBeVisible();
  for (let time = 0; time < 3; time += 1) await page.keyboard.press("Escape");
  await expect(app.dialog.getByText("You won't see this key again")).toBeVisible();
  await app.dialog.getByRole("button", { name: "Keep it open" }).click();
  await expect(app.dialog.getByText("You won't see this key again")).toBeHidden();
  await page.mouse.click(5, 400);
  await app.dialog.getByRole("button", { name: "Close anyway" }).click();
  await expect(app.row("unsaved")).toBeFocused();
});

test("when the browser refuses to copy, the key is shown and selected", async ({ app, page, context }) => {
  await app.signIn();
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
  });
  await app.generateButton.click();
  await app.name.fill("by hand");
  await page.keyboard.press("Enter");
  await app.dialog.getByRole("button", { name: "Copy key" }).click();
  await expect(app.dialog.getByText("The browser refused to copy")).toBeVisible();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.keyboard.press("ControlOrMeta+c");
  await expect.poll(() => app.clipboard()).toMatch(/^as_[0-9A-Za-z]{40}$/);
  await app.dialog.getByRole("button", { name: "Done" }).click();
  await expect(app.dialog).toBeHidden();
});

test("a double click on Generate makes one key", async ({ app }) => {
  await app.signIn();
  await app.generateButton.click();
  await app.name.fill("once");
  await app.dialog.getByRole("button", { name: "Generate", exact: true }).dblclick();
  await app.dialog.getByRole("button", { name: "Copy key" }).click();
  await app.dialog.getByRole("button", { name: "Done" }).click();
  await expect(app.row("once")).toHaveCount(1);
});

test("a list that loads by itself leaves the focus in the row of a key that was meanwhile used", async ({ app, page, context }) => {
  await app.signIn();
  const [{ key }] = await app.makeKeys(["busy"]);
  await page.reload();
  await expect(app.row("busy")).toContainText("Never");
  await page.getByRole("button", { name: "Revoke busy" }).focus();
  expect(await app.statusFor(key)).toBe(200);
  const other = new Console(await context.newPage(), app.url);
  await other.open();
  await other.generate("from another tab");
  await page.bringToFront();
  await expect(app.row("busy")).not.toContainText("Never");
  await expect(page.getByRole("button", { name: "Revoke busy" })).toBeFocused();
});
