import { ADA } from "./support/clerk-frontend.js";
import { expect, refuse, test } from "./support/clerk.js";
import { installClock } from "./support/clock.js";
import { cutBefore, hang } from "./support/fault-proxy.js";

test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

const SCRIPT = "/npm/@clerk/clerk-js@6/dist/clerk.browser.js";
const CLIENT = "/v1/client";
const SESSIONS = "/v1/client/sessions";
const TOKENS = /^\/v1\/client\/sessions\/sess_[\w-]+\/tokens$/;
const LONGEST_S = 60;
const UNREACHABLE = "Sign-in is unreachable";

const button = (scope, name) => scope.getByRole("button", { name, exact: true });

/** Lets up to a minute pass, until this is seen. */
async function isSeen(page, what) {
  for (let passed_s = 0; passed_s < LONGEST_S; passed_s += 5) {
    if (await what.first().isVisible()) break;
    await page.clock.runFor(5000);
  }
  await expect(what.first(), `after ${LONGEST_S} s at most`).toBeVisible();
}

/** Opens the console as Ada, who has one key. */
async function openAsAda({ app, clerk, page }) {
  await clerk.signIn(page.context(), ADA);
  await app.makeKeys(["adas-agent"], clerk.tokenOf(ADA));
  await app.open();
  await expect(app.names).toHaveText(["adas-agent"]);
}

/** Looks at the page again, so long after the list was loaded that it loads again. */
async function lookAgain(page) {
  await page.clock.runFor(61_000);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
}

test.beforeEach(({ page }) => installClock(page));

for (const version of [6, 5]) {
  test.describe(`with clerk-js ${version}`, () => {
    test.use({ version });

    for (const [what, fault] of [
      ["that cuts connections", cutBefore],
      ["that is broken", refuse(503)],
      ["that never answers", hang],
      ["that refuses", refuse(400)],
    ]) {
      test(`a Clerk ${what} is unreachable, which is not signed out, and Try again comes back`, async ({
        app,
        clerkNetwork,
        page,
      }) => {
        const faults = ["/v1/environment", CLIENT].map((path) => clerkNetwork.fault("GET", path, fault));
        await app.open("/settings/api-keys?q=prod");
        await isSeen(page, app.heading(UNREACHABLE));
        await expect(app.heading("You are signed out")).toHaveCount(0);
        for (const fault of faults) fault.clear();
        await button(page, "Try again").click();
        await isSeen(page, app.heading("You are signed out"));
        await expect(page).toHaveURL(/\?q=prod$/);
      });
    }

    test("a Clerk that is down later takes nothing away, and words say what is the matter", async ({
      app,
      clerk,
      clerkNetwork,
      page,
    }) => {
      await openAsAda({ app, clerk, page });
      const fault = clerkNetwork.fault("POST", TOKENS, cutBefore);
      await lookAgain(page);
      await isSeen(page, page.getByText(UNREACHABLE));
      await expect(app.names).toHaveText(["adas-agent"]);
      await app.generateButton.click();
      await app.name.fill("agent of tomorrow");
      await page.keyboard.press("Enter");
      await isSeen(page, app.dialog.getByText(UNREACHABLE));
      await expect(app.name).toHaveValue("agent of tomorrow");
      fault.clear();
      await button(app.dialog, "Generate").click();
      await isSeen(page, app.heading("Copy your new key now"));
    });

    test("a session that was revoked leads to Sign in", async ({ app, clerk, page }) => {
      await openAsAda({ app, clerk, page });
      clerk.revokeSessions();
      await lookAgain(page);
      await isSeen(page, app.heading("You are signed out"));
      await expect(button(page, "Sign in")).toBeVisible();
      expect(await app.traces()).not.toContain("adas-agent");
    });

    test("a session that was revoked while a name was typed costs nothing of it", async ({ app, clerk, page }) => {
      await openAsAda({ app, clerk, page });
      await app.generateButton.click();
      await app.name.fill("agent of tomorrow");
      clerk.revokeSessions();
      await page.clock.runFor(61_000);
      await page.keyboard.press("Enter");
      await isSeen(page, app.heading("You are signed out"));
      await button(page, "Sign in").click();
      await button(page, "Continue as Ada").click();
      await expect(app.name).toHaveValue("agent of tomorrow");
    });

    test("a session that is pending has yet to be finished on the sign-in page", async ({ app, clerk, page }) => {
      const session = await clerk.signIn(page.context(), ADA, "pending");
      await app.open();
      await isSeen(page, app.heading("You are signed out"));
      await button(page, "Sign in").click();
      await expect(button(page, "Continue as Ada")).toBeVisible();
      session.status = "active";
      await page.goBack();
      await isSeen(page, app.heading("No API keys yet"));
    });

    for (const [what, fault] of [
      ["is refused", refuse(500)],
      ["hangs", hang],
    ]) {
      test(`a sign-out that ${what} is said, and can be tried again`, async ({ app, clerk, clerkNetwork, page }) => {
        await openAsAda({ app, clerk, page });
        const failing = clerkNetwork.fault("POST", SESSIONS, fault);
        await button(page, "Ada Developer").click();
        await button(page, "Sign out").click();
        await isSeen(page, page.getByText("Sign-out failed: the sign-in service could not be reached. Try again."));
        await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
        failing.clear();
        await (version === 6 ? button(page, "Try again").click() : page.reload());
        await isSeen(page, app.row("adas-agent"));
        await button(page, "Ada Developer").click();
        await button(page, "Sign out").click();
        await isSeen(page, app.heading("You are signed out"));
      });
    }
  });
}

test("a script that comes late is waited for", async ({ app, clerkNetwork, page }) => {
  let letGo;
  const gate = new Promise((resolve) => (letGo = resolve));
  const script = clerkNetwork.fault("GET", SCRIPT, async ({ forward, reply }) => {
    await gate;
    reply(await forward());
  });
  await page.goto(app.url, { waitUntil: "commit" });
  await expect.poll(() => script.count).toBe(1);
  await expect(page.locator("section.page[aria-busy=true]")).toBeVisible();
  letGo();
  await expect(app.heading("You are signed out")).toBeVisible();
});

test("a script that is blocked is not taken for signed out, and Try again loads it", async ({ app, clerkNetwork, page }) => {
  const script = clerkNetwork.fault("GET", SCRIPT, cutBefore);
  await app.open();
  await expect(app.heading(UNREACHABLE)).toBeVisible();
  script.clear();
  await button(page, "Try again").click();
  await expect(app.heading("You are signed out")).toBeVisible();
});

test("a token that is not given although the session is there has words and a way to sign in", async ({
  app,
  clerk,
  clerkNetwork,
  page,
}) => {
  await openAsAda({ app, clerk, page });
  clerkNetwork.fault("POST", TOKENS, refuse(404));
  await lookAgain(page);
  await isSeen(page, page.getByText("Your session has ended"));
  await expect(app.names).toHaveText(["adas-agent"]);
  await button(page, "Sign in").click();
  await expect(button(page, "Continue as Ada")).toBeVisible();
});
