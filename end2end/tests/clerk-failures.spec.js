import { ADA } from "./support/clerk-frontend.js";
import { expect, refuse, test } from "./support/clerk.js";
import { installClock } from "./support/clock.js";
import { cutBefore, hang } from "./support/fault-proxy.js";

// Version 5 complains of a property that it sets itself.
test.use({ expected: [[/Failed to load resource/, /The prop "redirectUrl" is deprecated/], { scope: "test" }] });

const SCRIPT = "/npm/@clerk/clerk-js@6/dist/clerk.browser.js";
const FRONTEND_API = /^\/v1\//;
const SESSIONS = "/v1/client/sessions";
const TOKENS = /^\/v1\/client\/sessions\/sess_[\w-]+\/tokens$/;
const LONGEST_S = 60;
const UNREACHABLE = "Sign-in is unreachable";

const button = (scope, name) => scope.getByRole("button", { name, exact: true });

/** Lets up to a minute pass, until this is seen. The clock does not outrun the script. */
async function isSeen(page, what) {
  await page.waitForFunction(() => window.Clerk);
  for (let passed_s = 0; passed_s < LONGEST_S; passed_s += 5) {
    if (await what.first().isVisible()) break;
    await page.clock.runFor(5000);
  }
  await expect(what.first(), `after ${LONGEST_S} s at most`).toBeVisible();
}

/** Lets everything that is asked of Clerk, but its script, fail in this way; gives back what ends it. */
function failWith(network, act) {
  const faults = ["GET", "POST"].map((method) => network.fault(method, FRONTEND_API, act));
  return () => faults.forEach((fault) => fault.clear());
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
        const mend = failWith(clerkNetwork, fault);
        await app.open("/settings/api-keys?q=prod");
        await isSeen(page, app.heading(UNREACHABLE));
        await expect(app.heading("You are signed out")).toHaveCount(0);
        mend();
        await button(page, "Try again").click();
        await expect(app.heading("You are signed out")).toBeVisible();
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
      const mend = failWith(clerkNetwork, cutBefore);
      await lookAgain(page);
      await isSeen(page, page.getByText(UNREACHABLE));
      await expect(app.names).toHaveText(["adas-agent"]);
      await app.generateButton.click();
      await app.name.fill("agent of tomorrow");
      await page.keyboard.press("Enter");
      await isSeen(page, app.dialog.getByText(UNREACHABLE));
      await expect(app.name).toHaveValue("agent of tomorrow");
      mend();
      await button(app.dialog, "Try again").click();
      await expect(app.heading("Copy your new key now")).toBeVisible();
    });

    test("a session that was revoked leads to Sign in", async ({ app, clerk, page }) => {
      await openAsAda({ app, clerk, page });
      clerk.revokeSessions();
      await lookAgain(page);
      await expect(app.heading("You are signed out")).toBeVisible();
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
      await expect(app.heading("You are signed out")).toBeVisible();
      await button(page, "Sign in").click();
      await button(page, "Continue as Ada").click();
      await expect(app.name).toHaveValue("agent of tomorrow");
    });

    test("a session that is pending counts only when it was finished on the sign-in page", async ({ app, clerk, page }) => {
      const session = await clerk.signIn(page.context(), ADA, "pending");
      await app.open();
      await expect(app.heading("You are signed out")).toBeVisible();
      await button(page, "Sign in").click();
      await expect(button(page, "Continue as Ada")).toBeVisible();
      session.status = "active";
      await page.goBack();
      await expect(app.heading("No API keys yet")).toBeVisible();
      session.status = "pending";
      await page.evaluate(() => window.dispatchEvent(new Event("focus")));
      await expect(app.heading("You are signed out")).toBeVisible();
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
        await expect(app.row("adas-agent")).toBeVisible();
        await button(page, "Ada Developer").click();
        await button(page, "Sign out").click();
        await expect(app.heading("You are signed out")).toBeVisible();
      });
    }
  });
}

test("a Clerk that has given up is unreachable, although it says that nobody is signed in", async ({
  app,
  clerkNetwork,
  page,
}) => {
  failWith(clerkNetwork, cutBefore);
  await app.open();
  await page.waitForFunction(() => window.Clerk?.status === "degraded" && window.Clerk.session === null);
  await expect(app.heading(UNREACHABLE)).toBeVisible();
  await expect(app.heading("You are signed out")).toHaveCount(0);
});

test("a user who comes back while Clerk is down works on with the token that is left", async ({
  app,
  clerk,
  clerkNetwork,
  page,
}) => {
  await openAsAda({ app, clerk, page });
  failWith(clerkNetwork, cutBefore);
  await page.reload();
  // Clerk tries for twelve seconds; the token ends after sixty.
  const status = async () => {
    await page.clock.runFor(1000);
    return page.evaluate(() => window.Clerk?.status);
  };
  await expect.poll(status).toBe("degraded");
  await expect(app.row("adas-agent")).toBeVisible();
});

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
  await expect(page.getByText("Your session has ended")).toBeVisible();
  await expect(app.names).toHaveText(["adas-agent"]);
  await button(page, "Sign in").click();
  await expect(button(page, "Continue as Ada")).toBeVisible();
});

test.describe("with a platform that takes the tokens of another instance", () => {
  test.use({ scriptFlags: async ({}, use) => use(["--clerk-issuer", "https://clerk.another.example"]) });

  test("a user who has signed in is told what may be the matter", async ({ app, clerk, page }) => {
    await clerk.signIn(page.context(), ADA);
    await app.open();
    await expect(page.getByText("Your session has ended")).toBeVisible();
    await expect(page.getByText("the platform takes no tokens of this sign-in service")).toBeVisible();
    await expect(app.heading("No API keys yet")).toHaveCount(0);
  });
});

for (const [whose, party, words] of [
  ["the console's own origin", ({ app }) => app.url, "No API keys yet"],
  ["another console's origin", () => "https://console.another.example", "Your session has ended"],
]) {
  test(`a platform that accepts tokens for ${whose} only`, async ({ app, clerk, page, platform, flags }) => {
    expect(await platform.stop()).toBe(0);
    await platform.restart([...flags, "--authorized-party", party({ app })]);
    await clerk.signIn(page.context(), ADA);
    await app.open();
    await expect(page.getByText(words)).toBeVisible();
  });
}
