import AxeBuilder from "@axe-core/playwright";

import { expect, test } from "./support/test.js";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No axe violation, and nothing wider than the screen. */
async function check(page, state) {
  // A dialog's first frame may still be on its way to the screen; an animation may also be cut off.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((a) => a.effect.getComputedTiming().iterations !== Infinity && a.finished)));
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(({ id, nodes }) => `${state}: ${id} at ${nodes.map((node) => node.target).join(", ")}`);
  expect(found).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${state}: wider than the screen`).toBeLessThanOrEqual(0);
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 320]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({
        colorScheme,
        viewport: { width, height: 800 },
        expected: [[/Failed to load resource/], { scope: "test" }],
      });

      test("every state is accessible", async ({ app, page }) => {
        await app.open();
        await expect(app.heading("You are signed out")).toBeVisible();
        await check(page, "signed out");
        await page.getByRole("button", { name: "Sign in" }).click();
        await expect(app.heading("Sign in to Agent Sentinel")).toBeVisible();
        await check(page, "sign-in page");
        await app.signIn();
        await check(page, "empty");
        await app.generateButton.click();
        await expect(app.name).toBeFocused();
        await check(page, "form");
        await page.keyboard.press("Enter");
        await expect(app.name).toHaveAttribute("aria-invalid", "true");
        await check(page, "form with an error");
        await app.name.fill("a long name for a key, with <b>markup</b> and 🔑 in it, to see where it breaks");
        await page.keyboard.press("Enter");
        await expect(app.heading("Copy your new key now")).toBeVisible();
        await check(page, "reveal");
        await app.dialog.getByRole("button", { name: "Show key" }).click();
        await page.keyboard.press("Escape");
        await expect(app.dialog.getByText("You won't see this key again")).toBeVisible();
        await check(page, "question before closing");
        await app.dialog.getByRole("button", { name: "Close anyway" }).click();
        await app.generate("second");
        await check(page, "list");
        await page.getByRole("button", { name: "Revoke second" }).click();
        await expect(app.confirmation).toBeVisible();
        await check(page, "revoke");
        await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
        await expect(page.getByText("“second” was revoked").first()).toBeVisible();
        await check(page, "revoked");
        await page.getByRole("link", { name: "Session Token" }).click();
        await page.getByRole("button", { name: "Copy session token" }).click();
        await expect(page.getByText("Authorization: Bearer <token>")).toBeVisible();
        await check(page, "session token");
        await app.open("/nowhere");
        await expect(app.heading("Page not found")).toBeVisible();
        await check(page, "not found");
        await page.route("**/api/v1/api-keys/", (route) => route.abort());
        await app.open();
        await expect(page.getByText("could not be reached")).toBeVisible();
        await check(page, "load error");
      });
    });
  }
}

test.describe("the skeleton", () => {
  test.use({ expected: [[/Failed to load resource|could not start/], { scope: "test" }] });

  test("is accessible before the app has started, and so is the screen when it cannot", async ({ app, page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await app.open();
    await expect(app.heading("The console could not start")).toBeVisible();
    await check(page, "could not start");
  });
});
