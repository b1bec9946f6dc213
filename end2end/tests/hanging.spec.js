import { installClock } from "./support/clock.js";
import { answer, expect, hang, hangAfter, test } from "./support/fault-proxy.js";

test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

const LIST = "/api/v1/api-keys/";
const ONE_KEY = /^\/api\/v1\/api-keys\/key_/;
const SYNC = "/api/v1/policies/sync";
const LONGEST_S = 60;
const TIMED_OUT = "The platform did not answer in time";
const SIGN_IN_UNREACHABLE = "Sign-in is unreachable";

const button = (scope, name) => scope.getByRole("button", { name, exact: true });

/** Lets up to a minute pass, until these words are seen; then nothing may still be under way. */
async function endsWith(page, words) {
  for (let passed_s = 0; passed_s < LONGEST_S; passed_s += 5) {
    if (await words.first().isVisible()) break;
    await page.clock.runFor(5000);
  }
  await expect(words.first(), `after ${LONGEST_S} s at most`).toBeVisible({ timeout: 2000 });
  await expect(page.locator("[aria-busy=true], .spinner, .skeleton")).toHaveCount(0);
}

/** No token comes any more, and no answer that there is none. */
const hangTokens = (page) => page.evaluate(() => (window.Clerk.session.getToken = () => new Promise(() => {})));

async function submit(app, name = "ci agent") {
  await app.generateButton.click();
  await app.name.fill(name);
  await app.page.keyboard.press("Enter");
}

test.beforeEach(({ page }) => installClock(page));

test.describe("what never ends is given up, with a way on:", () => {
  test("the first list", async ({ app, page, network }) => {
    await app.startWith(["first"]);
    const fault = network.fault("GET", LIST, hang);
    await page.reload();
    await expect.poll(() => fault.count).toBe(1);
    await endsWith(page, page.getByText(TIMED_OUT));
    fault.clear();
    await button(page, "Try again").click();
    await expect(app.names).toHaveText(["first"]);
  });

  test("a list that is asked for again after an error", async ({ app, page, network }) => {
    await app.startWith(["first"]);
    const hanging = network.fault("GET", LIST, hang);
    const failing = network.fault("GET", LIST, answer(503), 1);
    await page.reload();
    await expect.poll(() => failing.count).toBe(1);
    await endsWith(page, page.getByText(TIMED_OUT));
    expect(hanging.count).toBe(2);
    hanging.clear();
    await button(page, "Try again").click();
    await expect(app.names).toHaveText(["first"]);
  });

  test("a new key, and looking whether it was made", async ({ app, page, network }) => {
    await app.startWith(["first"]);
    const create = network.fault("POST", LIST, hangAfter);
    const list = network.fault("GET", LIST, hang);
    await submit(app);
    await expect.poll(() => create.count).toBe(1);
    await page.clock.runFor(15_000);
    await expect(app.dialog).toContainText("Looking whether the key was made");
    await expect.poll(() => list.count).toBe(1);
    await page.clock.runFor(15_000);
    await endsWith(page, app.dialog.getByText("Nobody can say yet whether the key was made."));
    await endsWith(page, page.getByText(TIMED_OUT));
    create.clear();
    list.clear();
    await button(app.dialog, "Try again").click();
    await expect(app.name).toHaveValue("ci agent");
    await button(app.dialog, "Cancel").click();
    await button(page, "Try again").click();
    await expect(app.names).toHaveText(["ci agent", "first"]);
    expect(create.count).toBe(1);
  });

  test("a revocation", async ({ app, page, network }) => {
    await app.startWith(["first"]);
    const fault = network.fault("DELETE", ONE_KEY, hang);
    await button(page, "Revoke first").click();
    await button(app.confirmation, "Revoke key").click();
    await expect.poll(() => fault.count).toBe(1);
    await endsWith(page, app.confirmation.getByText(TIMED_OUT));
    await button(app.confirmation, "Cancel").click();
    await expect(app.row("first")).toBeVisible();
  });

  // Browsers open six connections at a time to a platform, and the console asks for five keys at once.
  test("several revocations, in rounds of five", async ({ app, page, network }) => {
    await app.startWith(Array.from({ length: 12 }, (_, place) => `agent-${place + 1}`));
    const fault = network.fault("DELETE", ONE_KEY, hang);
    await page.getByRole("checkbox", { name: "Select all matching" }).check();
    await button(page, "Revoke 12 keys").click();
    await button(app.confirmation, "Revoke 12 keys").click();
    for (const count of [5, 10, 12]) {
      await expect.poll(() => fault.count).toBe(count);
      await page.clock.runFor(15_000);
    }
    await endsWith(page, app.confirmation.getByText("0 of 12 revoked, 12 failed"));
    await expect(app.confirmation.getByText(TIMED_OUT)).toHaveCount(12);
    await expect(button(app.confirmation, "Retry failed")).toBeVisible();
    await button(app.confirmation, "Close").click();
    await expect(app.names).toHaveCount(12);
  });

  test("the check of whether a new key is active", async ({ app, page, network }) => {
    await app.startWith([]);
    const fault = network.fault("GET", SYNC, hang);
    await app.reveal("ci agent");
    await expect.poll(() => fault.count).toBe(1);
    await endsWith(page, app.dialog.getByText("Could not check from here"));
    fault.clear();
    await button(app.dialog, "Check again").click();
    await expect(app.dialog.getByText(/Active after \d s/).first()).toBeVisible();
  });

  test("the test of a key", async ({ app, page, network }) => {
    const [{ key }] = await app.startWith(["first"]);
    const fault = network.fault("GET", SYNC, hang);
    await button(page, "Check a key").click();
    await app.dialog.getByRole("textbox", { name: "Check a key" }).fill(key);
    const tests = app.dialog.getByRole("button", { name: /^Test against the platform/ });
    await tests.click();
    await expect.poll(() => fault.count).toBe(1);
    await endsWith(page, app.dialog.getByText("Could not check"));
    fault.clear();
    await tests.click();
    await expect(app.dialog.getByText("accepts this key")).toBeVisible();
  });

  test("a token for the list", async ({ app, page }) => {
    await app.startWith(["first"]);
    await hangTokens(page);
    await page.clock.runFor(31_000);
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await endsWith(page, page.getByText(SIGN_IN_UNREACHABLE));
    await expect(app.names).toHaveText(["first"]);
    await expect(button(page, "Try again")).toBeVisible();
  });

  test("a token for a new key", async ({ app, page, network }) => {
    await app.startWith(["first"]);
    const creates = network.fault("POST", LIST);
    await hangTokens(page);
    await submit(app);
    await endsWith(page, app.dialog.getByText(SIGN_IN_UNREACHABLE));
    await expect(app.name).toHaveValue("ci agent");
    await expect(button(app.dialog, "Try again")).toBeVisible();
    expect(creates.count).toBe(0);
  });

  test("a token for a revocation", async ({ app, page }) => {
    await app.startWith(["first"]);
    await hangTokens(page);
    await button(page, "Revoke first").click();
    await button(app.confirmation, "Revoke key").click();
    await endsWith(page, app.confirmation.getByText(SIGN_IN_UNREACHABLE));
    await expect(button(app.confirmation, "Try again")).toBeVisible();
  });

  test("a session token", async ({ app, page, network }) => {
    await app.startWith([]);
    const fault = network.fault("POST", "/local/tokens", hang);
    await page.getByRole("link", { name: "Session Token" }).click();
    await expect.poll(() => fault.count).toBe(1);
    await endsWith(page, page.getByText(SIGN_IN_UNREACHABLE));
    fault.clear();
    await button(page, "Try again").click();
    await expect(page.getByRole("timer")).toHaveText(/^Expires in \d+ s$/);
  });

  test("signing out", async ({ app, page, network }) => {
    await app.startWith(["first"]);
    const fault = network.fault("POST", "/local/sign-out", hang);
    await button(page, "Ada Developer").click();
    await button(page, "Sign out").click();
    await expect.poll(() => fault.count).toBe(1);
    await endsWith(page, page.getByText("Sign-out failed: the sign-in service could not be reached. Try again."));
    await expect(app.row("first")).toBeVisible();
    fault.clear();
    await button(page, "Ada Developer").click();
    await button(page, "Sign out").click();
    await expect(app.heading("You are signed out")).toBeVisible();
  });

  for (const [what, path] of [
    ["Clerk's script", "/local/clerk.js"],
    ["Clerk's start", "/local/client"],
  ]) {
    test(what, async ({ app, page, network }) => {
      const fault = network.fault("GET", path, hang);
      await page.goto(app.url, { waitUntil: "commit" });
      await expect.poll(() => fault.count).toBe(1);
      await expect(page.locator("section.page[aria-busy=true]")).toBeVisible();
      await endsWith(page, app.heading(SIGN_IN_UNREACHABLE));
      fault.clear();
      await button(page, "Try again").click();
      await expect(app.heading("You are signed out")).toBeVisible();
    });
  }
});

test("leaving for another page ends a list request that hangs", async ({ app, page, network }) => {
  await app.startWith(["first"]);
  const fault = network.fault("GET", LIST, hang);
  await page.reload();
  await expect.poll(() => fault.count).toBe(1);
  await page.getByRole("link", { name: "Session Token" }).click();
  await expect(app.heading("Session Token")).toBeVisible();
  await expect.poll(() => fault.givenUp, { message: "the connection is closed", timeout: 2000 }).toBe(1);
});
