import { expect, test } from "./support/test.js";

const refused = [
  ["an empty name", "", "Enter a name."],
  ["a blank name", "  \u00a0 ", "Enter a name."],
  ["101 characters", "a".repeat(101), "The name has 101 characters; it may have 100 at most."],
  ["a control character", "a\u0007b", "The name must not contain control characters or line breaks."],
  ["a bidirectional override", "a\u202eb", "The name must not contain control characters or line breaks."],
];

for (const [what, name, sentence] of refused) {
  test(`${what} is refused with its sentence, and nothing is made`, async ({ app, page }) => {
    await app.signIn();
    await app.generateButton.click();
    await app.name.fill(name);
    await page.keyboard.press("Enter");
    await expect(app.name).toHaveAccessibleDescription(new RegExp(sentence.replace(/[.]/g, "\\.")));
    await expect(app.name).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(app.heading("No API keys yet")).toBeVisible();
  });
}

for (const name of [
  '<script>document.title="owned"</script>',
  '<img src=x onerror="document.title=1">',
  "quotes ' \" ` and \\ % $(id)",
  "🔑👩‍💻 ключ مفتاح",
  "a".repeat(100),
]) {
  test(`the name ${name.slice(0, 40)} is shown as it was typed`, async ({ app, page }) => {
    await app.signIn();
    await app.generate(name);
    await expect(app.row(name)).toHaveCount(1);
    await page.getByRole("button", { name: `Revoke ${name}` }).click();
    await expect(app.confirmation).toHaveAccessibleName(`Revoke "${name}"?`);
    await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
    await expect(page.getByText(`“${name}” was revoked`).first()).toBeVisible();
    await expect(page).toHaveTitle("API Keys · Agent Sentinel");
  });
}

test("a direction mark in a name is made visible", async ({ app }) => {
  await app.signIn();
  await app.generate("a\u200fb");
  await expect(app.table.getByText("U+200F")).toBeVisible();
});
