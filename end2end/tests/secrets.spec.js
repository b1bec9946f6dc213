import { installClock } from "./support/clock.js";
import { Console } from "./support/console.js";
import { goToTheBackground, holdMemory, leftInMemory } from "./support/memory.js";
import { expect, test } from "./support/test.js";

const LIST = "**/api/v1/api-keys/";
const NOTHING = { wasm: [], heap: [] };

const button = (app, name) => app.dialog.getByRole("button", { name, exact: true });

/** Nothing of the key is left in memory, in the page, or in what a page can keep. */
async function expectNoTrace(app, key) {
  await expect.poll(() => leftInMemory(app.page, key), { timeout: 20_000 }).toEqual(NOTHING);
  expect(await app.traces()).not.toContain(key.slice(9));
}

/** Signs out in another tab of the same browser, and waits until this one noticed. */
async function signOutElsewhere(app) {
  const elsewhere = new Console(await app.page.context().newPage(), app.url);
  await elsewhere.open();
  await elsewhere.page.getByRole("button", { name: "Ada Developer" }).click();
  await elsewhere.page.getByRole("button", { name: "Sign out" }).click();
  await expect(elsewhere.heading("You are signed out")).toBeVisible();
  await expect(app.heading("You are signed out")).toBeVisible();
  return elsewhere;
}

test.beforeEach(({ page }) => holdMemory(page));

test("the search in memory finds what is there, so that it means something when it finds nothing", async ({ app, page }) => {
  await app.signIn();
  const { key } = await app.reveal("ci");
  expect((await leftInMemory(page, key)).wasm).not.toEqual([]);
  await page.evaluate((key) => (window.kept = { key }), key);
  expect((await leftInMemory(page, key)).heap).not.toEqual([]);
});

test.describe("a key leaves no trace", () => {
  const ENDS = [
    ["Done after copying it", async (app) => {
      await button(app, "Copy key").click();
      await button(app, "Done").click();
    }],
    ["Esc after copying it", async (app) => {
      await button(app, "Copy key").click();
      await expect(button(app, "Done")).toBeFocused();
      await app.page.keyboard.press("Escape");
    }],
    ["Close anyway", async (app) => {
      await button(app, "Done").click();
      await button(app, "Close anyway").click();
    }],
    ["closing after everything was done with it", async (app, { key }) => {
      await button(app, "Show key").click();
      await expect(app.dialog.getByLabel("New key", { exact: true })).toHaveText(key);
      for (const name of ["Python", ".env", "Shell", "PowerShell", "Docker", "Kubernetes", "GitHub Actions", "curl"]) {
        await app.dialog.getByRole("tab", { name, exact: true }).click();
        await button(app, "Copy snippet").click();
        await expect(button(app, "Copied")).toBeVisible();
      }
      const downloading = app.page.waitForEvent("download");
      await button(app, "Download .env").click();
      await downloading;
      await app.dialog.getByLabel("Paste back to verify").focus();
      await app.paste(`é ${key}`);
      await app.paste(key);
      await expect(app.dialog.getByLabel("Paste back to verify")).toHaveAccessibleDescription("Matches");
      await button(app, "Copy key").click();
      await button(app, "Done").click();
    }],
    ["going to another page", async (app) => {
      await button(app, "Copy key").click();
      await expect(button(app, "Done")).toBeFocused();
      await app.page.evaluate(() => history.go(-2));
      await expect(app.heading("Session Token")).toBeVisible();
    }],
    ["a sign-out in another tab", (app) => signOutElsewhere(app)],
  ];

  for (const [how, end] of ENDS) {
    test(`after ${how}`, async ({ app, page }) => {
      await app.signIn();
      await page.getByRole("link", { name: "Session Token" }).click();
      await page.getByRole("link", { name: "API Keys" }).click();
      const created = await app.reveal("ci");
      await end(app, created);
      await expect(app.dialog).toBeHidden();
      await expectNoTrace(app, created.key);
    });
  }

  test("after ten minutes in the background, and the user is told", async ({ app, page }) => {
    await installClock(page);
    await app.signIn();
    const { key } = await app.reveal("ci");
    await goToTheBackground(page);
    await page.clock.fastForward("09:00");
    await expect(app.heading("Copy your new key now")).toBeVisible();
    await page.clock.fastForward("01:01");
    await expect(app.dialog).toBeHidden();
    await expect(page.getByText("The new key was wiped after 10 minutes in the background.").first()).toBeVisible();
    await expectNoTrace(app, key);
  });

  test("after a rotation, neither the old nor the new one", async ({ app, page }) => {
    await app.signIn();
    const old = await app.generate("ci");
    await page.getByRole("button", { name: "Rotate ci" }).click();
    const { key } = await app.submit();
    await button(app, "Copy key").click();
    await button(app, "Next: the old key").click();
    await button(app, "Revoke old key now").click();
    await expect(app.dialog).toBeHidden();
    await expectNoTrace(app, key);
    await expectNoTrace(app, old);
  });

  test("when the session ends while it is made: it is never shown, and the user is told", async ({ app, page }) => {
    await app.signIn();
    let answer;
    await page.route(LIST, async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      const made = await route.fetch();
      answer = { key: (await made.json()).key, arrives: () => route.fulfill({ response: made }) };
    });
    await app.generateButton.click();
    await app.name.fill("ci");
    await page.keyboard.press("Enter");
    await expect.poll(() => answer !== undefined).toBe(true);
    await signOutElsewhere(app);
    await expect(page.getByText(/Your session changed while a key was made/).first()).toBeVisible();
    await answer.arrives();
    await expectNoTrace(app, answer.key);
  });

  test.describe("while it is not active yet", () => {
    test.use({ flags: ["--activation-delay", "60s"], expected: [[/Failed to load resource/], { scope: "test" }] });

    for (const [how, end] of [
      ["closing", async (app) => {
        await button(app, "Done").click();
        await button(app, "Close anyway").click();
      }],
      ["a sign-out in another tab", (app) => signOutElsewhere(app)],
    ]) {
      test(`after ${how} during the activation check`, async ({ app, page }) => {
        await app.signIn();
        const { key } = await app.reveal("ci");
        await expect(app.dialog.getByText("Activating… up to 30 s").first()).toBeVisible();
        await end(app);
        await expect(app.dialog).toBeHidden();
        await expectNoTrace(app, key);
      });
    }
  });

  test("after Check a key: pasted, typed, dropped as a file and tested", async ({ app, page }) => {
    await app.signIn();
    const key = await app.generate("ci");
    await page.keyboard.press("c");
    await app.paste(`Schlüssel für später: ${key}\n`);
    await app.dialog.getByRole("button", { name: /^Test against the platform/ }).click();
    await expect(app.dialog.getByText("Active", { exact: true })).toBeVisible();
    await app.dialog.getByRole("textbox", { name: "Check a key" }).fill(`“${key}”`);
    await expect(app.dialog.getByText("1 key found").first()).toBeVisible();
    await app.dialog.getByLabel("Choose a file").setInputFiles({ name: "agent.log", mimeType: "text/plain", buffer: Buffer.from(`ü ${key}`) });
    await expect(app.dialog.getByText(/agent\.log/)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(app.dialog).toBeHidden();
    await expectNoTrace(app, key);
  });
});

test("another user who signs in finds nothing of the one before", async ({ app, page }) => {
  await app.signIn();
  const { key } = await app.reveal("adas-secret-agent");
  await signOutElsewhere(app);
  await expect(page.getByText(/Your session changed before the new key was copied/).first()).toBeVisible();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Name").fill("Grace Hopper");
  await page.getByLabel("E-mail").fill("grace@example.com");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(app.heading("No API keys yet")).toBeVisible();
  await expectNoTrace(app, key);
  expect(await app.traces()).not.toContain("adas-secret-agent");
});

test.describe("the clipboard", () => {
  test("can be cleared after a key was copied", async ({ app, page }) => {
    await app.signIn();
    const key = await app.generate("ci");
    expect(await app.clipboard()).toBe(key);
    await expect(page.getByText("The new key is still on your clipboard.")).toBeVisible();
    await page.getByRole("button", { name: "Clear clipboard" }).click();
    await expect(page.getByText(/The clipboard was cleared/).first()).toBeVisible();
    expect(await app.clipboard()).toBe("");
    await expect(page.getByRole("button", { name: "Clear clipboard" })).toBeHidden();
    await expect(app.heading(/^API Keys$/)).toBeFocused();
  });

  test("is said to hold the key still when the browser refuses to clear it", async ({ app, page }) => {
    await app.signIn();
    await app.generate("ci");
    await page.evaluate(() => (Clipboard.prototype.writeText = () => Promise.reject(new Error("not allowed"))));
    await page.getByRole("button", { name: "Clear clipboard" }).click();
    await expect(page.getByText(/The browser refused to clear the clipboard/).first()).toBeVisible();
  });

  test("is not spoken of when the key was not copied", async ({ app, page }) => {
    await app.signIn();
    await app.reveal("ci");
    await button(app, "Done").click();
    await button(app, "Close anyway").click();
    await expect(app.row("ci")).toBeFocused();
    await expect(page.getByText("The new key is still on your clipboard.")).toBeHidden();
  });
});
