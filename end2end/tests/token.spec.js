import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { installClock } from "./support/clock.js";
import { goToTheBackground, holdMemory, leftInMemory } from "./support/memory.js";
import { expect, test } from "./support/test.js";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const token = (page) => page.getByLabel("Session token", { exact: true });
const timer = (page) => page.getByRole("timer");

/** Opens the page, and gives back the token that the sign-in service made for it. */
async function open({ page }) {
  const answer = page.waitForResponse("**/local/tokens");
  await page.getByRole("link", { name: "Session Token" }).click();
  const { jwt } = await (await answer).json();
  await expect(timer(page)).toHaveText(/^Expires in \d+ s$/);
  return jwt;
}

/** The status with which the platform answers this token. */
async function statusFor({ page, url }, jwt) {
  const headers = { Authorization: `Bearer ${jwt}` };
  return (await page.request.get(`${url}/api/v1/api-keys/`, { headers })).status();
}

test("a session token is copied without being shown, and works", async ({ app, page }) => {
  await app.signIn();
  const jwt = await open(app);
  expect(await app.traces()).not.toContain(jwt);
  await button(page, "Copy session token").click();
  await expect(button(page, "Copied")).toBeFocused();
  expect(await app.clipboard()).toBe(jwt);
  expect(await app.traces()).not.toContain(jwt);
  expect(await statusFor(app, jwt)).toBe(200);
});

test("it is shown when asked for, with what it says and whose it is", async ({ app, page }) => {
  await app.signIn();
  const jwt = await open(app);
  await button(page, "Show").click();
  await expect(token(page)).toHaveText(jwt);
  const { iss, sub } = JSON.parse(Buffer.from(jwt.split(".")[1], "base64url"));
  const said = (name) => page.getByRole("definition").and(page.locator(`dt:text-is("${name}") + dd`));
  await expect(said("Issuer")).toHaveText(iss);
  await expect(said("Subject")).toHaveText(sub);
  await expect(said("Expires")).toContainText(String(new Date().getFullYear()));
  await expect(page.getByText("Decoded here, not verified.")).toBeVisible();
  await button(page, "Hide").click();
  expect(await app.traces()).not.toContain(jwt);
});

test("its command is masked on the screen, and lists the keys when copied", async ({ app, page }) => {
  await app.startWith(["first"]);
  const jwt = await open(app);
  expect(await app.traces()).not.toContain(jwt);
  await button(page, "Copy command").click();
  await expect(button(page, "Copied")).toBeVisible();
  const { stdout } = await promisify(execFile)("sh", ["-c", await app.clipboard()]);
  expect(stdout).toMatch(/^HTTP\/1\.1 200 /);
  expect(stdout).toContain('"name":"first"');
});

test("an expired token is wiped and cannot be copied; a fresh one can", async ({ app, page }) => {
  await installClock(page);
  await app.signIn();
  const old = await open(app);
  await button(page, "Show").click();
  await expect(token(page)).toHaveText(old);
  await button(page, "Get a fresh token").focus();
  await page.clock.runFor(61_000);
  await expect(page.getByText("Expired", { exact: true })).toBeVisible();
  await expect(button(page, "Copy session token")).toBeDisabled();
  expect(await app.traces()).not.toContain(old);
  await expect(button(page, "Get a fresh token")).toBeFocused();
  const answer = page.waitForResponse("**/local/tokens");
  await page.keyboard.press("Enter");
  const { jwt: fresh } = await (await answer).json();
  await expect(timer(page)).toHaveText(/^Expires in \d+ s$/);
  await expect(button(page, "Get a fresh token")).toBeFocused();
  await button(page, "Copy session token").click();
  await expect(button(page, "Copied")).toBeVisible();
  expect(await app.clipboard()).toBe(fresh);
  expect(await statusFor(app, fresh)).toBe(200);
});

for (const [how, end] of [
  ["leaving the page", async ({ app, page }) => {
    await page.getByRole("link", { name: "API Keys" }).click();
    await expect(app.heading("No API keys yet")).toBeVisible();
  }],
  ["the end of its life", async ({ page }) => {
    await page.clock.runFor(61_000);
    await expect(page.getByText("Expired", { exact: true })).toBeVisible();
  }],
]) {
  test(`${how} leaves nothing of it in the page and in the memory of the wasm`, async ({ app, page }) => {
    await installClock(page);
    await holdMemory(page);
    await app.signIn();
    const jwt = await open(app);
    await button(page, "Show").click();
    await expect(token(page)).toHaveText(jwt);
    await button(page, "Copy session token").click();
    await button(page, "Copy command").click();
    await expect(button(page, "Copied")).toBeVisible();
    await end({ app, page });
    expect(await app.traces()).not.toContain(jwt);
    // The sign-in service's script keeps its own; a token's last part is what makes it one.
    const [signature] = jwt.split(".").slice(-1);
    await expect.poll(async () => (await leftInMemory(page, signature)).wasm).toEqual([]);
  });
}

test("ten minutes in the background are the end of it, whatever its life", async ({ app, page }) => {
  await installClock(page);
  const opaque = "a token that does not say how long it lives";
  await app.signIn();
  await page.evaluate((jwt) => (window.Clerk.session.getToken = async () => jwt), opaque);
  await page.getByRole("link", { name: "Session Token" }).click();
  await button(page, "Show").click();
  await expect(token(page)).toHaveText(opaque);
  await goToTheBackground(page);
  await page.clock.fastForward("10:01");
  await expect(page.getByText("Expired", { exact: true })).toBeVisible();
  expect(await app.traces()).not.toContain(opaque);
});

test.describe("a token that does not come", () => {
  test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

  test("because of its template is said at the template's field, and the one that is there stays", async ({ app, page }) => {
    await app.signIn();
    await open(app);
    const template = page.getByRole("textbox", { name: "JWT template" });
    await page.route("**/local/tokens", (route) => route.fulfill({ status: 404, body: "{}" }));
    await template.fill("ci");
    await template.press("Enter");
    await expect(template).toHaveAccessibleDescription(/makes no token with the template “ci”/);
    await expect(timer(page)).toBeVisible();
    await page.unroute("**/local/tokens");
    const asked = page.waitForRequest("**/local/tokens");
    await button(page, "Get a token with it").click();
    expect((await asked).postDataJSON()).toMatchObject({ template: "ci" });
    await expect(template).not.toHaveAccessibleDescription(/makes no token/);
  });

  test("because the session has ended offers to sign in, and leads back", async ({ app, page }) => {
    await app.signIn();
    await open(app);
    await page.request.post(`${app.url}/local/sign-out`, { headers: { Origin: app.url } });
    await button(page, "Get a fresh token").click();
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel("Name").fill("Ada Developer");
    await page.getByLabel("E-mail").fill("ada@example.com");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(timer(page)).toHaveText(/^Expires in \d+ s$/);
  });

  test("because the browser is offline says so, and comes by itself when it is online again", async ({ app, page, context }) => {
    await app.signIn();
    await context.setOffline(true);
    await page.getByRole("link", { name: "Session Token" }).click();
    await expect(page.getByText("You are offline")).toBeVisible();
    await context.setOffline(false);
    await expect(timer(page)).toHaveText(/^Expires in \d+ s$/);
  });
});
