import { installClock } from "./support/clock.js";
import { answer, change, expect, test } from "./support/fault-proxy.js";

test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

const LIST = "/api/v1/api-keys/";
const ONE_KEY = /^\/api\/v1\/api-keys\/key_/;
const NOT_UNDERSTOOD = "The platform sent an answer this console does not understand";
const FORBIDDEN = "Your account may not manage API keys";
const noEndpoint = ({ url }) => `This platform has no API keys endpoint at ${url}${LIST}`;

const problem = (status, detail, headers) =>
  answer(status, JSON.stringify({ detail }), { "content-type": "application/problem+json", ...headers });
const inSeconds = (seconds) => new Date(Date.now() + seconds * 1000).toUTCString();

const button = (scope, name) => scope.getByRole("button", { name, exact: true });

/** Submits the form with this name. */
async function generate(app, name = "ci agent") {
  await app.generateButton.click();
  await app.name.fill(name);
  await app.page.keyboard.press("Enter");
}

async function revoke(app, name = "first") {
  await app.page.getByRole("button", { name: `Revoke ${name}` }).click();
  await button(app.confirmation, "Revoke key").click();
}

test.describe("a list answered with", () => {
  test("403, 404, 409 or 422 is said, and asked for once", async ({ app, page, network }) => {
    await app.startWith(["first"]);
    for (const [status, words, retries] of [
      [403, FORBIDDEN, 0],
      [404, noEndpoint(app), 1],
      [409, NOT_UNDERSTOOD, 1],
      [422, NOT_UNDERSTOOD, 1],
    ]) {
      await test.step(String(status), async () => {
        const fault = network.fault("GET", LIST, problem(status, "Somebody's own sentence."));
        await page.reload();
        await expect(page.getByText(words)).toBeVisible();
        await expect(app.heading("No API keys yet")).toBeHidden();
        await expect(button(page, "Try again")).toHaveCount(retries);
        expect(fault.count).toBe(1);
      });
    }
  });

  for (const status of [500, 502]) {
    test(`${status} is asked for four times, and then said`, async ({ app, page, network }) => {
      await installClock(page);
      await app.startWith(["first"]);
      const fault = network.fault("GET", LIST, answer(status));
      await page.reload();
      for (const count of [1, 2, 3]) {
        await expect.poll(() => fault.count).toBe(count);
        await expect(page.getByText("The platform has a problem")).toBeHidden();
        // The pause begins only when the answer has arrived.
        await expect(async () => {
          await page.clock.runFor(500);
          expect(fault.count).toBe(count + 1);
        }).toPass();
      }
      await expect(page.getByText(`The platform has a problem (${status})`)).toBeVisible();
      expect(fault.count).toBe(4);
      fault.clear();
      await button(page, "Try again").click();
      await expect(app.names).toHaveText(["first"]);
    });
  }

  for (const [how, wait] of [
    ["seconds", () => "7"],
    ["a date", () => inSeconds(7)],
  ]) {
    test(`429 and ${how} is counted down, and loads by itself`, async ({ app, page, network }) => {
      await installClock(page);
      await app.startWith(["first"]);
      const fault = network.fault("GET", LIST, ({ reply }) =>
        reply({ status: 429, headers: { "retry-after": wait() }, body: "" }),
      );
      await page.reload();
      const timer = page.getByRole("timer");
      await expect(page.getByText("Too many requests")).toBeVisible();
      await expect(timer).toHaveText(/^Trying again in [67] s\.$/);
      await page.clock.runFor(4000);
      await expect(timer).toHaveText(/^Trying again in [123] s\.$/);
      expect(fault.count).toBe(1);
      fault.clear();
      await page.clock.runFor(5000);
      await expect(app.names).toHaveText(["first"]);
      await expect(timer).toHaveCount(0);
      expect(fault.count).toBe(2);
    });
  }

  test("429 without a time is left alone for 30 seconds", async ({ app, page, network }) => {
    await installClock(page);
    await app.startWith(["first"]);
    const fault = network.fault("GET", LIST, answer(429), 1);
    await page.reload();
    await expect(page.getByRole("timer")).toHaveText(/^Trying again in (30|29) s\.$/);
    await page.clock.runFor(20_000);
    expect(fault.count).toBe(1);
    await page.clock.runFor(12_000);
    await expect(app.names).toHaveText(["first"]);
  });
});

test.describe("a new key answered with", () => {
  test("409 or 422 is said at the name, in the platform's own words if it has any", async ({ app, page, network }) => {
    await app.startWith(["first"]);
    await app.generateButton.click();
    await app.name.fill("ci agent");
    for (const [status, own, words] of [
      [409, "Taken by a colleague.", "Taken by a colleague."],
      [409, undefined, "A key with this name exists"],
      [422, "Names are in capitals here.", "Names are in capitals here."],
      [422, undefined, "The name was not accepted"],
    ]) {
      await test.step(`${status} ${own}`, async () => {
        const fault = network.fault("POST", LIST, problem(status, own));
        await app.name.press("Enter");
        await expect(app.name).toHaveAccessibleDescription(new RegExp(words));
        await expect(app.name).toHaveValue("ci agent");
        expect(fault.count).toBe(1);
        fault.clear();
      });
    }
    await app.submit();
    await expect(page.getByText("The name was not accepted")).toHaveCount(0);
  });

  test("403, 404, 500 or 502 is said, and sent again only by the user", async ({ app, page, network }) => {
    await installClock(page);
    await app.startWith(["first"]);
    await app.generateButton.click();
    await app.name.fill("ci agent");
    for (const [status, words] of [
      [403, FORBIDDEN],
      [404, noEndpoint(app)],
      [500, "The platform has a problem (500)"],
      [502, "The platform has a problem (502)"],
    ]) {
      await test.step(String(status), async () => {
        const fault = network.fault("POST", LIST, answer(status));
        await app.name.press("Enter");
        await expect(app.dialog.getByText(words)).toBeVisible();
        await expect(app.name).toHaveValue("ci agent");
        await page.clock.runFor(60_000);
        expect(fault.count).toBe(1);
        fault.clear();
      });
    }
    await app.submit();
  });

  for (const [how, wait] of [
    ["seconds", () => "7"],
    ["a date", () => inSeconds(7)],
  ]) {
    test(`429 and ${how} is counted down, and not sent by itself`, async ({ app, page, network }) => {
      await installClock(page);
      await app.startWith(["first"]);
      const fault = network.fault("POST", LIST, ({ reply }) =>
        reply({ status: 429, headers: { "retry-after": wait() }, body: "" }),
      );
      await generate(app);
      const timer = app.dialog.getByRole("timer");
      await expect(app.dialog.getByText("Too many requests")).toBeVisible();
      await expect(timer).toHaveText(/^Try again in [67] s\.$/);
      await page.clock.runFor(60_000);
      await expect(timer).toHaveText("Try again now.");
      await expect(app.name).toHaveValue("ci agent");
      expect(fault.count).toBe(1);
      fault.clear();
      await app.submit();
    });
  }
});

test.describe("a revocation answered with", () => {
  test("403, 409, 422, 500 or 502 is said, and sent again only by the user", async ({ app, page, network }) => {
    await installClock(page);
    await app.startWith(["first"]);
    await button(page, "Revoke first").click();
    for (const [status, words, confirm] of [
      [403, FORBIDDEN, "Revoke key"],
      [409, NOT_UNDERSTOOD, "Try again"],
      [422, NOT_UNDERSTOOD, "Try again"],
      [500, "The platform has a problem (500)", "Try again"],
      [502, "The platform has a problem (502)", "Try again"],
    ]) {
      await test.step(String(status), async () => {
        const fault = network.fault("DELETE", ONE_KEY, problem(status, "Somebody's own sentence."));
        await button(app.confirmation, confirm).click();
        await expect.poll(() => fault.count).toBe(1);
        await expect(app.confirmation.getByText(words)).toBeVisible();
        await expect(app.row("first")).toHaveCount(1);
        await page.clock.runFor(60_000);
        expect(fault.count).toBe(1);
        fault.clear();
      });
    }
    await button(app.confirmation, "Try again").click();
    await expect(app.heading("No API keys yet")).toBeVisible();
  });

  test("404 is a key that is gone already", async ({ app, page, network }) => {
    await app.startWith(["first", "second"]);
    network.fault("DELETE", ONE_KEY, async ({ forward, reply }) => {
      await forward();
      reply({ status: 404, headers: {}, body: "" });
    });
    await revoke(app, "second");
    await expect(app.confirmation).toBeHidden();
    await expect(page.getByText("“second” was revoked").first()).toBeVisible();
    await expect(app.names).toHaveText(["first"]);
  });

  test("429 is counted down, and not sent by itself", async ({ app, page, network }) => {
    await installClock(page);
    await app.startWith(["first"]);
    const fault = network.fault("DELETE", ONE_KEY, answer(429, "", { "retry-after": "7" }));
    await revoke(app);
    await expect(app.confirmation.getByText("Too many requests")).toBeVisible();
    await expect(app.confirmation.getByRole("timer")).toHaveText(/^Try again in [67] s\.$/);
    await page.clock.runFor(60_000);
    await expect(app.confirmation.getByRole("timer")).toHaveText("Try again now.");
    expect(fault.count).toBe(1);
    fault.clear();
    await button(app.confirmation, "Try again").click();
    await expect(app.heading("No API keys yet")).toBeVisible();
  });
});

test.describe("Copy details", () => {
  const KEY = "as_Zk3Rb9Qm2TtXw8Yp4Lr6Nv1Hs7Jd5Fg0Kc2Va9Bn";
  const TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyX2FkYSIsImV4cCI6OTl9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg";

  /** Copies the details that are offered; waits until they are on the clipboard. */
  async function details(app, scope) {
    await app.page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
    await button(scope, "Copy details").click();
    await expect.poll(() => app.clipboard()).toContain("Status ");
    return app.clipboard();
  }

  test("of a list gives status, path and how the answer begins, without a key or a token", async ({ app, page, network }) => {
    await app.startWith(["first"]);
    const body = `<html><title>Gateway</title><p>Authorization: Bearer ${TOKEN} for ${KEY}</p>${"word ".repeat(100)}`;
    network.fault("GET", LIST, answer(200, body, { "content-type": "text/html" }));
    await page.reload();
    await expect(page.getByText(NOT_UNDERSTOOD)).toBeVisible();
    const copied = await details(app, page);
    expect(copied).toContain(`Status 200 from ${LIST}\n<html><title>Gateway</title>`);
    expect(copied).toContain("[removed]");
    expect(copied.split("\n")[1]).toHaveLength(200);
    for (const secret of [KEY, TOKEN]) expect(copied).not.toContain(secret.slice(3, 15));
    expect(await app.traces()).not.toContain(KEY.slice(3, 15));
  });

  test("of a revocation gives its path and how the answer begins", async ({ app, network }) => {
    const [{ id }] = await app.startWith(["first"]);
    network.fault("DELETE", ONE_KEY, problem(409, "Locked by a colleague."));
    await revoke(app);
    expect(await details(app, app.confirmation)).toBe(`Status 409 from ${LIST}${id}\n{"detail":"Locked by a colleague."}`);
  });

  test("of a new key's answer with an unheard-of status does not hold the key", async ({ app, network }) => {
    await app.startWith(["first"]);
    let key;
    network.fault("POST", LIST, async ({ forward, reply }) => {
      const { body } = await forward();
      ({ key } = JSON.parse(body));
      reply({ status: 418, headers: { "content-type": "application/json" }, body });
    });
    await generate(app);
    await expect(app.dialog.getByText(NOT_UNDERSTOOD)).toBeVisible();
    const copied = await details(app, app.dialog);
    expect(copied).toContain(`Status 418 from ${LIST}`);
    expect(copied).toContain("[removed]");
    expect(copied).not.toContain(key.slice(3, 15));
    expect(await app.traces()).not.toContain(key.slice(9, 20));
  });

  test("of a new key's malformed 201 does not hold the key", async ({ app, network }) => {
    await app.startWith(["first"]);
    let key;
    network.fault("POST", LIST, change((body) => {
      ({ key } = JSON.parse(body));
      return body.slice(0, -1);
    }));
    await generate(app);
    await expect(app.dialog).toContainText("never reached this browser");
    await expect(button(app.dialog, "Copy details")).toBeVisible({ timeout: 1000 });
    const copied = await details(app, app.dialog);
    expect(copied).toContain(`Status 201 from ${LIST}`);
    expect(copied).not.toContain(key.slice(3, 15));
    expect(await app.traces()).not.toContain(key.slice(9, 20));
  });
});
