import { ADA, FOLDER, GRACE } from "./support/clerk-frontend.js";
import { expect, test } from "./support/clerk.js";
import { installClock } from "./support/clock.js";
import { Console } from "./support/console.js";

const LIST = "**/api/v1/api-keys/";
const SCRIPT = "/npm/@clerk/clerk-js@6/dist/clerk.browser.js";
const TOKENS = /^\/v1\/client\/sessions\/sess_[\w-]+\/tokens$/;
const DAY = 86_400_000;

const button = (scope, name) => scope.getByRole("button", { name, exact: true });

/** Opens the console as this user, who has a key of each of these names. */
async function openAs({ app, clerk, page }, user, names) {
  await clerk.signIn(page.context(), user);
  await app.makeKeys(names, clerk.tokenOf(user));
  await app.open();
  await expect(app.names).toHaveCount(names.length);
}

async function signOut(page, name) {
  await button(page, name).click();
  await button(page, "Sign out").click();
}

for (const version of [6, 5]) {
  test.describe(`with clerk-js ${version}`, () => {
    // Version 5 complains of a property that it sets itself.
    test.use({ version, expected: [[/The prop "redirectUrl" is deprecated/], { scope: "test" }] });

    test("a visitor signs in, comes back to the view that was left, and makes, finds and revokes a key", async ({
      app,
      page,
    }) => {
      await app.open("/settings/api-keys?q=prod&sort=name");
      await expect(app.heading("You are signed out")).toBeVisible();
      await button(page, "Sign in").click();
      await button(page, "Continue as Ada").click();
      await expect(app.heading("No API keys yet")).toBeVisible();
      await expect(page).toHaveURL(`${app.url}/settings/api-keys?q=prod&sort=name`);
      const key = await app.generate("production-agent");
      expect(await app.statusFor(key)).toBe(200);
      await page.reload();
      await expect(app.names).toHaveText(["production-agent"]);
      await button(page, "Revoke production-agent").click();
      await button(app.confirmation, "Revoke key").click();
      await expect(app.heading("No API keys yet")).toBeVisible();
      expect(await app.statusFor(key)).toBe(401);
    });

    test("Clerk is loaded once and the list asked for once, before the wasm has come", async ({
      app,
      clerk,
      clerkNetwork,
      page,
    }) => {
      await clerk.signIn(page.context(), ADA);
      await app.makeKeys(["adas-agent"], clerk.tokenOf(ADA));
      const starts = ["/v1/client", "/v1/environment"].map((path) => clerkNetwork.fault("GET", path));
      const lists = [];
      page.on("request", (request) => request.url().endsWith("/api-keys/") && lists.push(request));
      let letGo;
      const gate = new Promise((resolve) => (letGo = resolve));
      await page.route("**/*_bg.wasm", async (route) => {
        await gate;
        await route.fallback();
      });
      await page.goto(app.url, { waitUntil: "commit" });
      await expect.poll(() => lists.length).toBe(1);
      letGo();
      await expect(app.names).toHaveText(["adas-agent"]);
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      expect(lists).toHaveLength(1);
      expect(starts.map(({ count }) => count)).toEqual([1, 1]);
    });

    test("signing out leaves nothing of the user, and the next one sees nothing of the first", async ({
      app,
      clerk,
      page,
    }) => {
      await openAs({ app, clerk, page }, ADA, ["adas-agent"]);
      const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
      expect(stored, "no token is kept, but in Clerk's own cookie").not.toContain("eyJ");
      await signOut(page, "Ada Developer");
      await expect(app.heading("You are signed out")).toBeVisible();
      const traces = await app.traces();
      for (const trace of ["Ada", ADA.email, ADA.id, "adas-agent", "eyJ"]) expect(traces).not.toContain(trace);
      await button(page, "Sign in").click();
      await button(page, "Continue as Grace").click();
      await expect(app.heading("No API keys yet")).toBeVisible();
      await expect(button(page, "Grace Hopper")).toBeVisible();
    });

    test("a sign-out in one tab is seen in the other", async ({ app, clerk, page }) => {
      await openAs({ app, clerk, page }, ADA, ["adas-agent"]);
      const tab = new Console(await page.context().newPage(), app.url);
      await tab.open();
      await expect(tab.names).toHaveText(["adas-agent"]);
      await signOut(tab.page, "Ada Developer");
      await expect(tab.heading("You are signed out")).toBeVisible();
      await expect(app.heading("You are signed out")).toBeVisible();
      expect(await app.traces()).not.toContain("adas-agent");
    });

    test("a session that Clerk renews in the background disturbs nobody", async ({ app, clerk, clerkNetwork, page }) => {
      await installClock(page);
      await openAs({ app, clerk, page }, ADA, ["adas-agent"]);
      await app.generateButton.click();
      await app.name.pressSequentially("agent of ");
      const dialog = await app.dialog.elementHandle();
      const before = await page.evaluateHandle(() => window.Clerk.session);
      const lists = [];
      page.on("request", (request) => request.url().includes("/api-keys/") && lists.push(request.url()));
      await page.evaluate(() => window.dispatchEvent(new Event("focus")));
      await page.waitForFunction((before) => window.Clerk.session !== before, before);
      const renewals = clerkNetwork.fault("POST", TOKENS);
      await page.clock.runFor(61_000);
      await expect.poll(() => renewals.count, "a new token").toBeGreaterThan(0);
      await page.keyboard.type("tomorrow");
      await expect(app.name).toHaveValue("agent of tomorrow");
      expect(await dialog.evaluate((dialog) => dialog.isConnected && dialog.open)).toBe(true);
      expect(lists).toEqual([]);
      await app.submit();
    });

    test.describe("when the platform refuses a token", () => {
      test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

      test("another one is asked for, once, and the key is made", async ({ app, clerk, clerkNetwork, page }) => {
        await openAs({ app, clerk, page }, ADA, []);
        await app.generateButton.click();
        await app.name.fill("ci");
        const tokens = clerkNetwork.fault("POST", TOKENS);
        const sent = [];
        await page.route(LIST, (route) => {
          if (route.request().method() !== "POST") return route.fallback();
          sent.push(route.request().headers().authorization);
          return sent.length === 1 ? route.fulfill({ status: 401 }) : route.fallback();
        });
        await page.keyboard.press("Enter");
        await expect(app.heading("Copy your new key now")).toBeVisible();
        expect(sent).toHaveLength(2);
        // Clerk may renew one by itself at the same time.
        expect(tokens.count).toBeGreaterThanOrEqual(1);
      });
    });
  });
}

test.describe("when another user has signed in in another tab", () => {
  test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

  test("nothing of the first is left, and nothing is mixed", async ({ app, clerk, page }) => {
    await app.makeKeys(["graces-agent"], clerk.tokenOf(GRACE));
    await openAs({ app, clerk, page }, ADA, ["adas-agent"]);
    await clerk.signIn(page.context(), GRACE);
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(app.heading("You are signed out")).toBeVisible();
    expect(await app.traces()).not.toContain("adas-agent");
    await page.reload();
    await expect(app.names).toHaveText(["graces-agent"]);
    await expect(button(page, "Grace Hopper")).toBeVisible();
  });
});

test.describe("the session token", () => {
  test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

  test("is copied, also one of a JWT template, and the platform takes both", async ({ app, clerk, page }) => {
    const copied = async () => {
      await button(page, "Copy session token").click();
      const jwt = await app.clipboard();
      const headers = { Authorization: `Bearer ${jwt}` };
      expect((await page.request.get(`${app.url}/api/v1/api-keys/`, { headers })).status()).toBe(200);
      return JSON.parse(Buffer.from(jwt.split(".")[1], "base64url"));
    };
    clerk.templates = ["ci"];
    const { id } = await clerk.signIn(page.context(), ADA);
    await app.open("/settings/session-token");
    expect(await copied()).toMatchObject({ sub: ADA.id, sid: id });
    const template = page.getByRole("textbox", { name: "JWT template" });
    await template.fill("unknown");
    await template.press("Enter");
    await expect(template).toHaveAccessibleDescription(/makes no token with the template “unknown”/);
    await template.fill("ci");
    const made = page.waitForResponse((response) => response.url().includes("/tokens/ci"));
    await button(page, "Get a token with it").click();
    await made;
    await expect.poll(async () => (await copied()).sid, "a template's token names no session").toBe(undefined);
  });
});

for (const [what, shift] of [
  ["a day ahead", DAY],
  ["a day behind", -DAY],
]) {
  test(`with a clock that is ${what}, a user is signed in and makes a key all the same`, async ({ app, clerk, page }) => {
    await page.addInitScript((shift) => {
      const Right = Date;
      window.Date = class extends Right {
        constructor(...parts) {
          super(...(parts.length ? parts : [Right.now() + shift]));
        }
        static now = () => Right.now() + shift;
      };
    }, shift);
    await openAs({ app, clerk, page }, ADA, ["adas-agent"]);
    await app.generate("ci");
  });
}

test.describe("with a development instance", () => {
  // It says so at every visit.
  test.use({ instance: "test", expected: [[/development keys/], { scope: "test" }] });

  test("a visitor signs in and comes back to the view that was left, without Clerk's parameter", async ({ app, page }) => {
    await app.open("/settings/api-keys?q=prod");
    await button(page, "Sign in").click();
    await button(page, "Continue as Ada").click();
    await expect(app.heading("No API keys yet")).toBeVisible();
    await expect(page).toHaveURL(`${app.url}/settings/api-keys?q=prod`);
    await app.generate("production-agent");
    await app.search.fill("production");
    await expect(page).toHaveURL(`${app.url}/settings/api-keys?q=production`);
    await page.reload();
    await expect(app.names).toHaveText(["production-agent"]);
  });
});

test.describe("with a script of another origin", () => {
  test.use({ scriptFlags: async ({ clerk }, use) => use(["--clerk-js-url", clerk.url + SCRIPT]) });

  test("a user is signed in all the same", async ({ app, clerk, clerkNetwork, page }) => {
    const script = clerkNetwork.fault("GET", SCRIPT);
    await openAs({ app, clerk, page }, ADA, ["adas-agent"]);
    expect(script.count).toBe(0);
  });
});

test.describe("with a proxy that lives in a folder", () => {
  test.use({ proxyFolder: FOLDER });

  test("a user is signed in by nothing outside of it", async ({ app, clerk, clerkNetwork, page }) => {
    const [inside, outside] = [/^\/__clerk\//, /^(?!\/__clerk\/)/].map((path) => clerkNetwork.fault("GET", path));
    await openAs({ app, clerk, page }, ADA, ["adas-agent"]);
    expect(inside.count).toBeGreaterThan(2);
    expect(outside.count).toBe(0);
  });
});
