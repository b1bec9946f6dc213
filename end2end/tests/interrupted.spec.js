import { expect, test } from "./support/test.js";

test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

const LIST = "**/api/v1/api-keys/";

/** Ends the session as the platform sees it: the next token is refused. */
const endSession = (app) => app.page.request.post(`${app.url}/local/sign-out`, { headers: { Origin: app.url } });

/** Submits the form while every token is refused. */
async function submitAfterTheEnd({ page, dialog }) {
  const isCreate = (route) => route.request().method() === "POST";
  await page.route(LIST, (route) => (isCreate(route) ? route.fulfill({ status: 401 }) : route.fallback()));
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Your session has ended")).toBeVisible();
  await page.unroute(LIST);
}

/** Signs in on the page that the console led to. */
async function signInAgain(page) {
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: /^Continue as/ }).click();
}

test.describe("a session that turns out to have ended", () => {
  test("costs nothing that was typed: the form is there again after signing in", async ({ app, page }) => {
    await app.signIn();
    await app.generateButton.click();
    await app.name.fill(" agent of tomorrow ");
    await submitAfterTheEnd(app);
    await expect(app.name).toHaveValue(" agent of tomorrow ");
    await app.dialog.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: /^Continue as/ }).click();
    await expect(app.name).toHaveValue(" agent of tomorrow ");
    await expect(app.name).toBeFocused();
    await app.submit();
  });

  test("costs a rotation nothing either: it goes on with the same key", async ({ app, page }) => {
    await app.signIn();
    const [old] = await app.makeKeys(["ci"]);
    await page.reload();
    await page.getByRole("button", { name: "Rotate ci" }).click();
    await app.name.fill("ci 2");
    await submitAfterTheEnd(app);
    await app.dialog.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: /^Continue as/ }).click();
    await expect(app.dialog).toHaveAccessibleName('Rotate "ci"');
    await expect(app.name).toHaveValue("ci 2");
    await page.keyboard.press("Escape");
    // It was kept for one time only.
    await page.reload();
    await expect(app.rowOf(old)).toBeVisible();
    await expect(app.dialog).toBeHidden();
  });

  test("shows another user nothing of what was typed", async ({ app, page }) => {
    await app.signIn("Ada", "ada@example.com");
    await app.generateButton.click();
    await app.name.fill("adas-idea");
    await submitAfterTheEnd(app);
    await endSession(app);
    await app.dialog.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel("Name").fill("Grace");
    await page.getByLabel("E-mail").fill("grace@example.com");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(app.heading("No API keys yet")).toBeVisible();
    await expect(app.dialog).toBeHidden();
    expect(await app.traces()).not.toContain("adas-idea");
  });

  test("leads back to the view that was left", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys(["ci", "production-agent"]);
    await page.reload();
    await app.search.fill("prod");
    await expect(page).toHaveURL(/q=prod/);
    await endSession(app);
    await page.reload();
    await expect(app.heading("You are signed out")).toBeVisible();
    await signInAgain(page);
    await expect(app.search).toHaveValue("prod");
    await expect(app.row("production-agent")).toBeVisible();
    await expect(app.row("ci")).toHaveCount(0);
  });

  test("in the middle of a revocation leaves the question open, with a way to sign in", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys(["ci"]);
    await page.reload();
    await page.getByRole("button", { name: "Revoke ci" }).click();
    await page.route("**/api/v1/api-keys/key_*", (route) => route.fulfill({ status: 401 }));
    await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
    await expect(app.confirmation.getByText("Your session has ended")).toBeVisible();
    await expect(app.confirmation.getByRole("button", { name: "Sign in" })).toBeVisible();
  });
});

test("a token that runs out while a dialog is open is renewed without a word, and the form goes on", async ({ app, page }) => {
  await app.signIn();
  await app.generateButton.click();
  await app.name.fill("ci");
  let refusals = 1;
  let tokens = 0;
  page.on("request", (request) => (tokens += Number(request.url().endsWith("/local/tokens"))));
  await page.route(LIST, (route) =>
    route.request().method() === "POST" && refusals-- > 0 ? route.fulfill({ status: 401 }) : route.fallback(),
  );
  await page.keyboard.press("Enter");
  await expect(app.heading("Copy your new key now")).toBeVisible();
  expect(tokens).toBe(1);
  await expect(app.dialog.getByText("Your session has ended")).toBeHidden();
});
