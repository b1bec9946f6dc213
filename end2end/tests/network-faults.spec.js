import { installClock } from "./support/clock.js";
import { answer, change, cutAfter, cutBefore, drip, expect, half, hang, hangAfter, test } from "./support/fault-proxy.js";

test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

const LIST = "/api/v1/api-keys/";
const ONE_KEY = /^\/api\/v1\/api-keys\/key_/;
const LIMIT_MS = 15_000;

const TIMED_OUT = "The platform did not answer in time";
const NOT_UNDERSTOOD = "The platform sent an answer this console does not understand";
const unreachable = ({ url }) => `The platform at ${new URL(url).host} could not be reached`;
const notUnderstood = () => NOT_UNDERSTOOD;

const HTML = "<!doctype html><title>Sign in to the guest network</title>";
const json = { "content-type": "application/json" };
const html = { "content-type": "text/html" };
const GARBAGE = Buffer.alloc(20 * 1024 * 1024, "garbage \u0000\u00ff");

/** The faults that need no time to pass, with the words for a list. */
const LIST_FAULTS = [
  ["cut before it arrives", cutBefore, unreachable],
  ["cut after it arrived", cutAfter, unreachable],
  ["answered by half", half(), unreachable],
  ["redirected to a page", answer(302, "", { location: "/local/sign-in" }), unreachable],
  ["answered with a page", answer(200, HTML, html), notUnderstood],
  ["answered with JSON that breaks off", change((body) => body.slice(0, -20)), notUnderstood],
  ["answered with an object instead of a list", answer(200, '{"items":{"id":7}}', json), notUnderstood],
  ["answered with 20 MB of garbage", answer(200, GARBAGE, json), notUnderstood],
];

/** Shows these keys, with a clock that can be moved. */
async function startWith(app, names) {
  await installClock(app.page);
  await app.startWith(names);
}

/** Comes back to the tab after a while, so that the list is asked for again. */
async function lookAgain({ page }) {
  await page.clock.fastForward(31_000);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
}

/** Waits for the request, then lets the time pass that an answer may take. */
async function passTheLimit({ page }, fault) {
  await expect.poll(() => fault.count).toBe(1);
  await page.clock.fastForward(LIMIT_MS);
}

const tryAgain = ({ page }) => page.getByRole("button", { name: "Try again" });

test.describe("a list that is", () => {
  for (const [what, act, words] of LIST_FAULTS) {
    test(`${what} leaves the rows, is said, and can be tried again`, async ({ app, page, network }) => {
      await startWith(app, ["first", "second"]);
      const fault = network.fault("GET", LIST, act);
      await lookAgain(app);
      await expect(page.getByText(words(app))).toBeVisible();
      await expect(page.getByText(/Showing keys as of \d\d:\d\d/)).toBeVisible();
      await expect(app.names).toHaveText(["second", "first"]);
      expect(fault.count, "only a 5xx is tried again by itself").toBe(1);

      await page.reload();
      await expect(page.getByText(words(app))).toBeVisible();
      await expect(app.heading("No API keys yet")).toBeHidden();
      fault.clear();
      await tryAgain(app).click();
      await expect(app.names).toHaveText(["second", "first"]);
      await expect(page.getByText(words(app))).toBeHidden();
    });
  }

  for (const [what, act] of [
    ["never answered", hang],
    ["answered with a byte a second", drip()],
  ]) {
    test(`${what} is given up after 15 seconds`, async ({ app, page, network }) => {
      await startWith(app, ["first", "second"]);
      const fault = network.fault("GET", LIST, act);
      await lookAgain(app);
      await passTheLimit(app, fault);
      await expect(page.getByText(TIMED_OUT)).toBeVisible();
      await expect(app.names).toHaveText(["second", "first"]);
      await expect.poll(() => fault.givenUp, "the request itself is ended").toBe(1);
      fault.clear();
      await tryAgain(app).click();
      await expect(page.getByText(TIMED_OUT)).toBeHidden();
      await expect(app.names).toHaveText(["second", "first"]);
    });
  }

  test("answered with 503 is asked for again by itself, three times, and then said", async ({ app, page, network }) => {
    await startWith(app, ["first"]);
    const fault = network.fault("GET", LIST, answer(503), 2);
    await lookAgain(app);
    for (const count of [1, 2]) {
      await expect.poll(() => fault.count).toBe(count);
      await page.clock.runFor(1500);
    }
    await expect.poll(() => fault.count).toBe(3);
    await expect(page.getByText("The platform has a problem")).toBeHidden();

    const always = network.fault("GET", LIST, answer(503));
    await lookAgain(app);
    for (const count of [1, 2, 3]) {
      await expect.poll(() => always.count).toBe(count);
      await page.clock.runFor(3000);
    }
    await expect(page.getByText("The platform has a problem (503)")).toBeVisible();
    await expect(app.names).toHaveText(["first"]);
    expect(always.count).toBe(4);
  });

  test("a list in which one of 50 keys cannot be read shows the 49 others, and says so", async ({ app, page, network }) => {
    await startWith(app, Array.from({ length: 50 }, (_, place) => `agent-${place + 1}`));
    const spoil = (body) => JSON.stringify(JSON.parse(body).map((key) => (key.name === "agent-7" ? { ...key, id: 7 } : key)));
    network.fault("GET", LIST, change(spoil));
    await page.reload();
    await expect(app.names).toHaveCount(49);
    await expect(app.row("agent-7")).toHaveCount(0);
    await expect(
      page.getByText("1 more could not be read: the platform described them in a way this console does not understand."),
    ).toBeVisible();
  });
});

test.describe("a new key whose request is", () => {
  const LOST = "was created, but its key never reached this browser";
  const NOTHING = "Nothing was created. Try again";
  const withoutKey = (body) => JSON.stringify({ ...JSON.parse(body), key: 7 });

  async function submit(app) {
    await app.generateButton.click();
    await app.name.fill("ci agent");
    await app.page.keyboard.press("Enter");
  }

  test("cut before it arrives, redirected, or answered by something else is looked up: nothing was created", async ({
    app,
    network,
  }) => {
    await startWith(app, ["first"]);
    await app.generateButton.click();
    await app.name.fill("ci agent");
    for (const [what, act] of [
      ["cut before it arrives", cutBefore],
      ["redirected to a page", answer(302, "", { location: "/local/sign-in" })],
      ["answered with a page", answer(200, HTML, html)],
      ["answered with 20 MB of garbage", answer(200, GARBAGE, json)],
    ]) {
      await test.step(what, async () => {
        const fault = network.fault("POST", LIST, act);
        await app.name.press("Enter");
        await expect(app.dialog).toContainText(NOTHING);
        expect(fault.count).toBe(1);
        fault.clear();
        await tryAgain(app).click();
        await expect(app.name).toHaveValue("ci agent");
      });
    }
    await app.submit();
  });

  for (const [what, act] of [
    ["cut after it arrived", cutAfter],
    ["answered by half", half()],
    ["answered with JSON that breaks off", change((body) => body.slice(0, -20))],
    ["answered with a number for a key", change(withoutKey)],
  ]) {
    test(`${what} is looked up: the key was created, and nobody has it`, async ({ app, network }) => {
      await startWith(app, ["first"]);
      const fault = network.fault("POST", LIST, act);
      await submit(app);
      await expect(app.dialog).toContainText(`"ci agent" ${LOST}`);
      expect(fault.count).toBe(1);
      fault.clear();
      await app.dialog.getByRole("button", { name: "Keep it" }).click();
      await expect(app.names).toHaveText(["ci agent", "first"]);
      expect(fault.count).toBe(1);
    });
  }

  for (const [what, act, words] of [
    ["never answered", hang, NOTHING],
    ["carried out and never answered", hangAfter, LOST],
    ["answered with a byte a second", drip(), LOST],
  ]) {
    test(`${what} is given up after 15 seconds, and looked up`, async ({ app, network }) => {
      await startWith(app, ["first"]);
      const fault = network.fault("POST", LIST, act);
      await submit(app);
      await passTheLimit(app, fault);
      await expect(app.dialog).toContainText(words);
      expect(fault.count).toBe(1);
    });
  }

  for (const [what, lookUp] of [
    ["a page", answer(200, HTML, html)],
    ["JSON that breaks off", change((body) => body.slice(0, -20))],
    ["an object instead of a list", answer(200, '{"items":{"id":7}}', json)],
  ]) {
    test(`lost, and looked up in ${what}, may have been made: nobody can say`, async ({ app, network }) => {
      await startWith(app, ["first"]);
      const create = network.fault("POST", LIST, cutAfter);
      const list = network.fault("GET", LIST, lookUp);
      await submit(app);
      await expect(app.dialog).toContainText("Nobody can say yet whether the key was made.");
      await expect(app.names).toHaveText(["first"]);
      expect(create.count).toBe(1);
      list.clear();
      await app.dialog.getByRole("button", { name: "Close" }).click();
      await tryAgain(app).click();
      await expect(app.names).toHaveText(["ci agent", "first"]);
    });
  }

  // A browser sends it once more on its own when a connection that it used before ends under it.
  test("cut after it arrived, on a connection that was used before, is never said to have made nothing", async ({
    app,
    page,
    network,
  }) => {
    await startWith(app, ["first"]);
    network.keepsConnections = true;
    await page.reload();
    await expect(app.names).toHaveText(["first"]);
    network.fault("POST", LIST, cutAfter);
    await submit(app);
    await expect(app.dialog).toContainText(/never reached this browser|Nobody can say yet/);
  });
});

test.describe("a revocation that is", () => {
  async function revoke(app) {
    await app.page.getByRole("button", { name: "Revoke first" }).click();
    await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
  }

  /** The dialog says these words, the row is still there, and trying again revokes the key. */
  async function isSaidAndTriedAgain(app, fault, words) {
    await expect(app.confirmation).toContainText(words);
    await expect(app.confirmation).toContainText("first");
    await expect(app.names.filter({ hasText: "first" })).toHaveCount(1);
    expect(fault.count, "a write is sent once").toBe(1);
    fault.clear();
    await app.confirmation.getByRole("button", { name: "Try again" }).click();
    await expect(app.confirmation).toBeHidden();
    await expect(app.names).toHaveText(["second"]);
    await expect(app.page.getByText("“first” was revoked").first()).toBeVisible();
    expect(fault.count).toBe(2);
  }

  const HALF = half({ status: 200, headers: json, body: '{"detail":"The key was revoked."}' });
  for (const [what, act] of [
    ["cut before it arrives", cutBefore],
    ["cut after it arrived", cutAfter],
    ["answered by half", HALF],
    ["redirected to a page", answer(302, "", { location: "/local/sign-in" })],
  ]) {
    test(`${what} leaves the question open, and can be tried again`, async ({ app, network }) => {
      await startWith(app, ["first", "second"]);
      const fault = network.fault("DELETE", ONE_KEY, act);
      await revoke(app);
      await isSaidAndTriedAgain(app, fault, unreachable(app));
    });
  }

  for (const [what, act] of [
    ["never answered", hang],
    ["answered with a byte a second", drip({ status: 200, headers: json, body: '{"detail":"The key was revoked."}' })],
  ]) {
    test(`${what} is given up after 15 seconds, and can be tried again`, async ({ app, network }) => {
      await startWith(app, ["first", "second"]);
      const fault = network.fault("DELETE", ONE_KEY, act);
      await revoke(app);
      await passTheLimit(app, fault);
      await isSaidAndTriedAgain(app, fault, TIMED_OUT);
    });
  }

  test("answered with a page is not taken for done", async ({ app, network }) => {
    await startWith(app, ["first", "second"]);
    const fault = network.fault("DELETE", ONE_KEY, answer(200, HTML, html));
    await revoke(app);
    await expect.poll(() => fault.count).toBe(1);
    await expect(app.confirmation).toContainText(NOT_UNDERSTOOD, { timeout: 1000 });
    await isSaidAndTriedAgain(app, fault, NOT_UNDERSTOOD);
  });
});

test.describe("without a network", () => {
  const OFFLINE = "You are offline";

  test("the list says so, and loads by itself when the browser is online again", async ({ app, page, context }) => {
    await startWith(app, ["first"]);
    await page.getByRole("link", { name: "Session Token" }).click();
    await context.setOffline(true);
    await page.getByRole("link", { name: "API Keys" }).click();
    await expect(page.getByText(OFFLINE)).toBeVisible();
    await expect(app.heading("No API keys yet")).toBeHidden();
    await context.setOffline(false);
    await expect(app.names).toHaveText(["first"]);
    await expect(page.getByText(OFFLINE)).toBeHidden();
  });

  test("rows and the typed name stay, nothing is sent, and it goes on afterwards", async ({ app, page, context, network }) => {
    await startWith(app, ["first"]);
    const creates = network.fault("POST", LIST);
    const revocations = network.fault("DELETE", ONE_KEY);
    await context.setOffline(true);
    await app.generateButton.click();
    await app.name.fill("ci agent");
    await page.keyboard.press("Enter");
    await expect(app.dialog.getByText(OFFLINE)).toBeVisible();
    await expect(app.name).toHaveValue("ci agent");
    await app.dialog.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Revoke first" }).click();
    await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
    await expect(app.confirmation).toContainText(OFFLINE);
    await expect(app.row("first")).toHaveCount(1);
    expect([creates.count, revocations.count]).toEqual([0, 0]);
    await context.setOffline(false);
    await app.confirmation.getByRole("button", { name: "Try again" }).click();
    await expect(app.heading("No API keys yet")).toBeVisible();
    expect([creates.count, revocations.count]).toEqual([0, 1]);
  });

  test("that is what is said also when the token ran out meanwhile", async ({ app, page, context }) => {
    await startWith(app, ["first"]);
    await context.setOffline(true);
    await page.clock.fastForward(60_000);
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(page.getByText(/^Sign-in is unreachable|^You are offline/).first()).toBeVisible();
    await expect(page.getByText(OFFLINE)).toBeVisible({ timeout: 1000 });
    await context.setOffline(false);
    await expect(page.getByText(OFFLINE)).toBeHidden();
    await expect(app.names).toHaveText(["first"]);
  });
});
