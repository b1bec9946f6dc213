import { expect, test } from "./support/test.js";

test("a visitor who is signed out signs in and comes back to the page", async ({ app, page }) => {
  await app.open("/settings/session-token");
  await expect(app.heading("You are signed out")).toBeVisible();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Continue as Ada Developer" }).click();
  await expect(app.heading("Session Token")).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/settings/session-token");
});

test("signing out leaves nothing of the user", async ({ app, page }) => {
  await app.signIn("Grace Hopper", "grace@example.com");
  await app.generate("grace-agent");
  await page.getByRole("button", { name: "Grace Hopper" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(app.heading("You are signed out")).toBeVisible();
  const traces = await app.traces();
  expect(traces).not.toContain("Grace");
  expect(traces).not.toContain("grace-agent");
});

test("two users do not see each other's keys", async ({ app, page }) => {
  await app.signIn("Ada", "ada@example.com");
  await app.generate("ada-agent");
  await page.getByRole("button", { name: "Ada" }).first().click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(app.heading("You are signed out")).toBeVisible();
  await app.signIn("Grace", "grace@example.com");
  await expect(app.heading("No API keys yet")).toBeVisible();
});

test.describe("when the sign-in service is out of reach", () => {
  test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

  test("a blocked script is not taken for signed out", async ({ app, page }) => {
    await page.route("**/local/clerk.js", (route) => route.abort());
    await app.open();
    await expect(app.heading("Sign-in is unreachable")).toBeVisible();
    await page.unroute("**/local/clerk.js");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(app.heading("You are signed out")).toBeVisible();
  });

  test("a service that is down is not taken for signed out", async ({ app, page }) => {
    await page.route("**/local/client", (route) => route.abort());
    await app.open();
    await expect(app.heading("Sign-in is unreachable")).toBeVisible();
  });
});
