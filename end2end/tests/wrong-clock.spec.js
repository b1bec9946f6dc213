import { expect, test } from "./support/test.js";

test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

const LIST = "**/api/v1/api-keys/";
const DAY = 86_400_000;

/** Lets the page's clock be wrong by so many milliseconds. */
const shiftClock = (page, shift) =>
  page.addInitScript((shift) => {
    const now = Date.now;
    Date.now = () => now() + shift;
  }, shift);

for (const [what, shift, created] of [
  ["a day ahead", DAY, /yesterday|23 hours ago/],
  ["a day behind", -DAY, /tomorrow|in 23 hours/],
]) {
  test.describe(`with a clock that is ${what}`, () => {
    test.beforeEach(({ page }) => shiftClock(page, shift));

    test("a key is made, proven, listed, rotated and revoked all the same", async ({ app, page }) => {
      await app.signIn();
      await app.reveal("ci");
      await expect(app.dialog.getByText(/^Active after \d s$/).first()).toBeVisible();
      await app.dialog.getByRole("button", { name: "Copy key" }).click();
      await app.dialog.getByRole("button", { name: "Done" }).click();
      await expect(app.row("ci")).toContainText(created);
      await expect(app.row("ci")).toContainText("Fresh");
      await page.getByRole("button", { name: "Rotate ci" }).click();
      await app.submit();
      await app.dialog.getByRole("button", { name: "Copy key" }).click();
      await app.dialog.getByRole("button", { name: "Next: the old key" }).click();
      await app.dialog.getByRole("button", { name: "Revoke old key now" }).click();
      await expect(app.row("ci")).toHaveCount(1);
    });

    test("nobody claims to know whose a key is whose answer was lost", async ({ app, page }) => {
      await app.signIn();
      await page.route(LIST, async (route) => {
        if (route.request().method() !== "POST") return route.fallback();
        await route.fetch();
        await route.abort();
      });
      await app.generateButton.click();
      await app.name.fill("ci");
      await page.keyboard.press("Enter");
      await expect(app.dialog).toContainText("Nobody can say yet whether the key was made");
    });
  });
}
