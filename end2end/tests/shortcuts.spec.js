import { expect, test } from "./support/test.js";

/** A user with one key in the list. */
async function signInWithKey(app) {
  await app.signIn();
  await app.makeKeys(["ci"]);
  await app.page.reload();
  await expect(app.row("ci")).toBeVisible();
}

const help = (app) => app.page.getByRole("dialog", { name: "Keyboard shortcuts" });

for (const [key, what, dialog] of [
  ["n", "Generate New Key", "Generate New Key"],
  ["c", "Check a key", "Check a key"],
  ["?", "the help", "Keyboard shortcuts"],
]) {
  test(`${key} opens ${what}, and Esc leads back to where the focus was`, async ({ app, page }) => {
    await signInWithKey(app);
    const origin = page.getByRole("button", { name: "Revoke ci" });
    await origin.focus();
    await page.keyboard.press(key);
    await expect(app.dialog).toHaveAccessibleName(dialog);
    await expect(app.dialog.locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(app.dialog).toBeHidden();
    await expect(origin).toBeFocused();
  });
}

test("/ leads to the search and is not typed into it", async ({ app, page }) => {
  await signInWithKey(app);
  await page.keyboard.press("/");
  await expect(app.search).toBeFocused();
  await expect(app.search).toHaveValue("");
  await page.keyboard.type("nobody");
  await expect(app.heading('No keys match "nobody"')).toBeVisible();
});

test("n works where there are no keys yet", async ({ app, page }) => {
  await app.signIn();
  await page.keyboard.press("n");
  await expect(app.name).toBeFocused();
  await expect(app.name).toHaveValue("");
});

test("letters do nothing while typing: they are text", async ({ app, page }) => {
  await signInWithKey(app);
  await app.search.focus();
  await page.keyboard.type("n/c?");
  await expect(app.search).toHaveValue("n/c?");
  await expect(app.dialog).toHaveCount(0);

  await page.getByRole("combobox", { name: "Show" }).focus();
  await page.keyboard.press("n");
  await expect(app.dialog).toHaveCount(0);
});

test("letters work after a row was selected: a checkbox is not typed in", async ({ app, page }) => {
  await signInWithKey(app);
  await page.getByRole("checkbox", { name: "Select ci" }).click();
  await page.keyboard.press("n");
  await expect(app.name).toBeFocused();
});

test("letters do nothing in a dialog", async ({ app, page }) => {
  await signInWithKey(app);
  await page.keyboard.press("?");
  await expect(help(app)).toBeVisible();
  for (const key of ["n", "c", "/", "?"]) await page.keyboard.press(key);
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.getByRole("button", { name: "Revoke ci" }).click();
  for (const key of ["n", "c", "/", "?"]) await page.keyboard.press(key);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(app.confirmation.getByRole("button", { name: "Cancel" })).toBeFocused();
});

test("letters together with Control, Alt or Meta stay the browser's", async ({ app, page }) => {
  await signInWithKey(app);
  for (const modifier of ["Control", "Alt", "Meta"]) await page.keyboard.press(`${modifier}+c`);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("c");
  await expect(app.dialog).toHaveAccessibleName("Check a key");
});

test("the help lists every letter, and Close leads back", async ({ app, page }) => {
  await signInWithKey(app);
  await page.keyboard.press("?");
  await expect(help(app).getByRole("button", { name: "Close" })).toBeFocused();
  await expect(help(app).getByRole("term")).toHaveText(["n", "/", "c", "?", "Esc"]);
  await expect(help(app).getByRole("definition")).toHaveText([
    "Generate New Key",
    "Search",
    "Check a key",
    "This help",
    "Close a dialog",
  ]);
  await page.keyboard.press("Enter");
  await expect(help(app)).toHaveCount(0);
  await page.keyboard.press("/");
  await expect(app.search).toBeFocused();
});

test("on another page the letters do nothing", async ({ app, page }) => {
  await signInWithKey(app);
  await page.getByRole("link", { name: "Session Token" }).click();
  await expect(app.heading("Session Token")).toBeFocused();
  for (const key of ["n", "c", "?"]) await page.keyboard.press(key);
  await expect(page.getByRole("button", { name: "Copy session token" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
