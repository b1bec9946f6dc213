import { installClock } from "./support/clock.js";
import { answer, change, cutBefore, drip, expect, half, hang, test } from "./support/fault-proxy.js";

test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

const LIST = "/api/v1/api-keys/";
const WASM = /_bg\.wasm$/;
const TIMED_OUT = "The platform did not answer in time";
const SIGN_OUT = "/local/sign-out";

/** Lets the wasm wait; gives back what lets it go. */
function holdWasm(network) {
  let letGo;
  const gate = new Promise((resolve) => (letGo = resolve));
  const held = network.fault("GET", WASM, async ({ forward, reply }) => {
    await gate;
    reply(await forward());
  });
  return { held, letGo };
}

/** Opens the console with a wasm that waits until the list was asked for, and answered in this way, so many times. */
async function openWithSlowWasm({ app, network }, { path = "/", act, times } = {}) {
  const list = network.fault("GET", LIST, act, times);
  const { letGo } = holdWasm(network);
  await app.page.goto(app.url + path, { waitUntil: "commit" });
  await expect.poll(() => list.count, "requests for the list before the wasm has come").toBe(1);
  return { list, letGo };
}

/** What of the console is left on `window`. */
const namesOnWindow = (page) => page.evaluate(() => Object.keys(window).filter((name) => /sentinel/i.test(name)));

/** Lets the page do without what is begun before the wasm. */
const beginNothingEarly = (page) =>
  page.addInitScript(() => Object.defineProperty(window, "__sentinel_early", { set() {}, configurable: true }));

test.describe("the list", () => {
  for (const path of ["/", "/settings", "/settings/api-keys?q=fir"]) {
    test(`is asked for once at ${path}, before the wasm has come`, async ({ app, network, page }) => {
      await app.prepare(["first"]);
      const { list, letGo } = await openWithSlowWasm({ app, network }, { path });
      letGo();
      await expect(app.names).toHaveText(["first"]);
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      expect(list.count).toBe(1);
      expect(await namesOnWindow(page)).toEqual(["__sentinel_clerk_script"]);
    });
  }

  test("is not asked for early on another page, without a session, or where the configuration is wrong", async ({
    app,
    network,
    page,
  }) => {
    const list = network.fault("GET", LIST);
    const client = network.fault("GET", "/local/client");
    await app.open();
    await expect(app.heading("You are signed out")).toBeVisible();
    expect(await namesOnWindow(page)).toEqual(["__sentinel_clerk_script"]);
    await app.startWith([]);
    expect(list.count).toBe(1);
    await app.open("/settings/session-token");
    await expect(page.getByRole("button", { name: "Copy session token" })).toBeVisible();
    for (const wrong of ["ftp://nowhere", "http://somebody@nowhere", "nowhere", "http://nowhere?x"]) {
      await page.route(app.url + "/", async (route) => {
        const response = await route.fetch();
        const meta = "<meta name=sentinel-platform-url";
        await route.fulfill({ response, body: (await response.text()).replace(meta, `${meta} content="${wrong}"`) });
      });
      const asked = client.count;
      const outside = [];
      page.on("request", (request) => new URL(request.url()).host !== network.host && outside.push(request.url()));
      await app.open();
      await expect(app.heading("This console is not configured correctly")).toBeVisible();
      await expect.poll(() => client.count, "Clerk has started").toBe(asked + 1);
      await page.waitForFunction(() => window.Clerk.session);
      await page.evaluate(() => window.Clerk.session.getToken());
      expect(outside).toEqual([]);
      await page.unroute(app.url + "/");
    }
    expect(list.count).toBe(1);
  });

  test("that came for another user is not shown", async ({ app, network, page }) => {
    await app.prepare(["adas-agent"]);
    const { list, letGo } = await openWithSlowWasm({ app, network });
    await app.prepare([], { name: "Grace Hopper", email: "grace@example.com" });
    // As another tab would say it.
    await page.evaluate(() => {
      new BroadcastChannel("sentinel-local-identity").postMessage("");
      return new Promise((seen) => window.Clerk.addListener(({ user }) => user?.fullName === "Grace Hopper" && seen(true)));
    });
    letGo();
    await expect(app.heading("No API keys yet")).toBeVisible();
    expect(list.count).toBe(2);
    expect(await app.traces()).not.toContain("adas-agent");
  });

  test("is given up when the session ends before the wasm has come", async ({ app, network, page }) => {
    await app.prepare(["first"]);
    const { list, letGo } = await openWithSlowWasm({ app, network }, { act: hang });
    await page.request.post(app.url + SIGN_OUT);
    await page.evaluate(() => {
      new BroadcastChannel("sentinel-local-identity").postMessage("");
      return new Promise((seen) => window.Clerk.addListener(({ user }) => user === null && seen(true)));
    });
    letGo();
    await expect(app.heading("You are signed out")).toBeVisible();
    await expect.poll(() => list.givenUp).toBe(1);
    expect(list.count).toBe(1);
  });

  test("is given up when the wasm never comes, and asked for anew when it comes late", async ({ app, network, page }) => {
    await installClock(page);
    await app.prepare(["first"]);
    const { list, letGo } = await openWithSlowWasm({ app, network }, { act: hang, times: 1 });
    await page.clock.runFor(11_000);
    await expect.poll(() => list.givenUp).toBe(1);
    letGo();
    await expect(app.names).toHaveText(["first"]);
    expect(list.count).toBe(2);
  });

  test("that is old when the wasm comes is asked for anew", async ({ app, network, page }) => {
    await installClock(page);
    await app.prepare(["first"]);
    const answered = page.waitForResponse((response) => response.url().endsWith(LIST));
    const { list, letGo } = await openWithSlowWasm({ app, network });
    await (await answered).finished();
    await app.makeKeys(["second"]);
    // As after a sleep, in which no timer ran.
    await page.clock.setSystemTime(Date.now() + 60_000);
    letGo();
    await expect(app.names).toHaveText(["second", "first"]);
    expect(list.count).toBe(2);
  });
});

test.describe("a list that was asked for early and", () => {
  const json = { "content-type": "application/json" };
  for (const [what, act, count] of [
    ["is cut", cutBefore, 2],
    ["breaks off", half(), 2],
    ["is redirected", answer(302, "", { location: "/local/sign-in" }), 2],
    ["is answered with 401", answer(401, "{}", json), 2],
    ["is answered with 500", answer(500), 2],
  ]) {
    test(`${what} is asked for again`, async ({ app, network, page }) => {
      await app.prepare(["first"]);
      const { list, letGo } = await openWithSlowWasm({ app, network }, { act, times: 1 });
      letGo();
      await expect(app.names).toHaveText(["first"]);
      await expect(page.getByRole("alert")).toHaveCount(0);
      expect(list.count).toBe(count);
    });
  }

  for (const [what, act, words] of [
    ["is cut", cutBefore, /could not be reached/],
    ["is answered with 401", answer(401, "{}", json), "Your session has ended"],
    ["is answered with 403", answer(403, "{}", json), "Your account may not manage API keys"],
    ["is answered with 404", answer(404, "{}", json), "This platform has no API keys endpoint at"],
    ["is answered with 429", answer(429, "{}", { ...json, "retry-after": "3600" }), "Too many requests"],
    ["is answered with 500", answer(500), "The platform has a problem (500)"],
    ["is answered with broken JSON", change((body) => body.slice(0, -5)), "an answer this console does not understand"],
    ["is answered with a page", answer(200, "<!doctype html>"), "an answer this console does not understand"],
    ["hangs", hang, TIMED_OUT],
    ["comes with a byte a second", drip(), TIMED_OUT],
  ]) {
    test(`${what}, as it does then, ends in the view in which it would have ended without that`, async ({
      app,
      network,
      page,
    }) => {
      await installClock(page);
      await app.prepare(["first"]);
      const view = async () => {
        await expect(async () => {
          await page.clock.runFor(5000);
          await expect(page.getByText(words).first()).toBeVisible({ timeout: 100 });
        }).toPass();
        await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
        return (await page.getByRole("main").innerText()).replace(/\d+ (s|min)\b/g, "…");
      };
      const { letGo } = await openWithSlowWasm({ app, network }, { act });
      letGo();
      const early = await view();
      await beginNothingEarly(page);
      await app.open();
      expect(early).toBe(await view());
    });
  }

  test("is answered with 429 is left alone as long as the platform asks", async ({ app, network, page }) => {
    await installClock(page);
    await app.prepare(["first"]);
    const act = answer(429, "{}", { ...json, "retry-after": "20" });
    const { list, letGo } = await openWithSlowWasm({ app, network }, { act, times: 1 });
    letGo();
    await expect(page.getByText("Too many requests")).toBeVisible();
    await page.clock.runFor(10_000);
    expect(list.count).toBe(1);
    await page.clock.runFor(12_000);
    await expect(app.names).toHaveText(["first"]);
    expect(list.count).toBe(2);
  });
});
