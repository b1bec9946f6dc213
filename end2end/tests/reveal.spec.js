import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { installClock } from "./support/clock.js";
import { Console } from "./support/console.js";
import { expect, test } from "./support/test.js";

const LIST = "**/api/v1/api-keys/";
const SYNC = "**/api/v1/policies/sync?*";
const VARIABLE = "AGENT_SENTINEL_API_TOKEN";
const MASK = /as_•+/g;
const QUESTION = "You won't see this key again";
const SNIPPETS = ["Python", ".env", "Shell", "PowerShell", "Docker", "Kubernetes", "GitHub Actions", "curl"];

/** The SDK, as far as the Python snippet uses it: prints what it is given. */
const SDK = `
import json, sys, types
sdk = types.ModuleType("agent_sentinel")
sdk.enable_remote_sync = lambda **given: print(json.dumps(given))
sys.modules["agent_sentinel"] = sdk
exec(sys.argv[1])`;

const button = (app, name) => app.dialog.getByRole("button", { name, exact: true });
const announced = (app) => app.dialog.locator("[aria-live=polite]");

/** What a program prints; it must end well. */
async function output(program, args, env = {}) {
  const { stdout } = await promisify(execFile)(program, args, { env: { PATH: process.env.PATH, NO_PROXY: "*", ...env } });
  return stdout;
}

/** What curl's command in `script` prints. */
const curl = (script, env) => output("sh", ["-c", script.replace("curl ", "curl --silent ")], env);

/** Copies the chosen snippet with `copy`: it is masked on the screen and real on the clipboard. */
async function copySnippet(app, name, key, copy) {
  const panel = app.dialog.getByRole("tabpanel", { name, exact: true });
  const shown = await panel.locator("pre").textContent();
  expect(shown, name).not.toContain(key);
  await copy(panel.getByRole("button", { name: "Copy snippet" }));
  await expect(panel.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await app.clipboard();
  expect(copied, name).toBe(shown.replace(MASK, key));
  return copied;
}

/** Chooses a snippet by its tab and copies it. */
async function snippet(app, name, key) {
  await app.dialog.getByRole("tab", { name, exact: true }).click();
  return copySnippet(app, name, key, (copy) => copy.click());
}

test.describe("seeing and copying", () => {
  test("the new key is announced, masked, and nowhere in the page until it is shown", async ({ app }) => {
    await app.signIn();
    const { key } = await app.reveal("ci");
    await expect(button(app, "Copy key")).toBeFocused();
    await expect(announced(app)).toContainText("Your new key is ready");
    await expect(app.dialog.getByLabel("New key, hidden")).toHaveText(/^as_•+$/);
    expect(await app.traces()).not.toContain(key);

    await button(app, "Show key").click();
    await expect(app.dialog.getByLabel("New key", { exact: true })).toHaveText(key);
    await app.dialog.getByLabel("New key", { exact: true }).selectText();
    expect(await app.page.evaluate(() => String(getSelection()))).toBe(key);

    await button(app, "Hide key").click();
    await expect(app.dialog.getByLabel("New key, hidden")).toBeVisible();
    expect(await app.traces()).not.toContain(key);
  });

  test("Copy key puts it on the clipboard, says so and leads to Done", async ({ app }) => {
    await app.signIn();
    const { key } = await app.reveal("ci");
    await button(app, "Copy key").click();
    await expect(button(app, "Done")).toBeFocused();
    await expect(announced(app)).toContainText("Copied");
    await expect(button(app, "Copied")).toBeVisible();
    expect(await app.clipboard()).toBe(key);
  });

  for (const [what, refuse] of [
    ["refuses", () => (Clipboard.prototype.writeText = () => Promise.reject(new Error("not allowed")))],
    ["is not there", () => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined })],
  ]) {
    test(`where the clipboard ${what}, the key is shown and selected, and a file is the second way`, async ({ app, page }) => {
      await page.addInitScript(refuse);
      await app.signIn();
      const { key } = await app.reveal("ci");
      await button(app, "Copy key").click();
      await expect(app.dialog.getByRole("alert")).toContainText("The browser refused to copy");
      await expect(app.dialog.getByRole("alert")).toContainText("press Ctrl+C, or ⌘C on a Mac");
      await expect(app.dialog.getByLabel("New key", { exact: true })).toHaveText(key);
      expect(await page.evaluate(() => String(getSelection()))).toBe(key);
      await button(app, "Done").click();
      await expect(app.dialog.getByText(QUESTION)).toBeVisible();
      await button(app, "Keep it open").click();

      await app.dialog.getByRole("tab", { name: "Shell", exact: true }).click();
      await button(app, "Copy snippet").click();
      await expect(app.dialog.getByRole("tabpanel")).toContainText("The browser refused to copy");

      const downloading = page.waitForEvent("download");
      await button(app, "Download .env").click();
      expect(await readFile(await (await downloading).path(), "utf8")).toContain(key);
      await button(app, "Done").click();
      await expect(app.dialog).toBeHidden();
    });
  }

  test("Download .env saves the key with a warning for git, and says the name that the file really has", async ({ app, page }) => {
    await app.signIn();
    const { key } = await app.reveal("ci");
    const downloading = page.waitForEvent("download");
    await button(app, "Download .env").click();
    const file = await downloading;
    expect(await readFile(await file.path(), "utf8")).toBe(
      `# Agent Sentinel API key: ci\n# Add this file to .gitignore: a key must never be committed.\n${VARIABLE}=${key}\n`,
    );
    // A browser takes a leading dot away.
    expect(file.suggestedFilename()).toBe("agent-sentinel.env");
    await expect(app.dialog.getByText("Saved as agent-sentinel.env. Keep it out of git: add it to .gitignore.").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(app.dialog).toBeHidden();
  });

  test("Save to password manager is not taken for saved: nobody tells the page", async ({ app }) => {
    await app.signIn();
    await app.reveal("ci");
    await button(app, "Save to password manager").click();
    await expect(app.dialog.getByText("Your browser was asked to save the key").first()).toBeVisible();
    await button(app, "Done").click();
    await expect(app.dialog.getByText(QUESTION)).toBeVisible();
  });

  test("a browser without a password store is not asked to save there", async ({ app, page }) => {
    await page.addInitScript(() => delete window.PasswordCredential);
    await app.signIn();
    await app.reveal("ci");
    await expect(button(app, "Download .env")).toBeVisible();
    await expect(button(app, "Save to password manager")).toHaveCount(0);
  });
});

test.describe("Use it", () => {
  test("each snippet is masked on the screen, also while the key is shown, and real when copied", async ({ app }) => {
    await app.signIn();
    const { key } = await app.reveal("ci");
    await button(app, "Show key").click();
    for (const name of SNIPPETS) {
      const copied = await snippet(app, name, key);
      if (name === "Python") expect(copied).not.toMatch(/as_|•/);
      else expect(copied, name).toContain(key);
      if (["Python", "curl"].includes(name)) expect(copied).toContain(app.url);
      else expect(copied, name).toContain(VARIABLE);
    }
  });

  test("the arrow keys, Home and End choose a snippet, and Tab leads to it and to its button", async ({ app, page }) => {
    await app.signIn();
    const { key } = await app.reveal("ci");
    const tab = (name) => app.dialog.getByRole("tab", { name, exact: true });
    await tab("Python").focus();
    for (const name of SNIPPETS) {
      await expect(tab(name)).toBeFocused();
      await expect(app.dialog.getByRole("tab", { selected: true })).toHaveText(name);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await copySnippet(app, name, key, async (copy) => {
        await expect(copy).toBeFocused();
        await page.keyboard.press("Enter");
      });
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("ArrowRight");
    }
    await expect(tab("Python")).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(tab("curl")).toBeFocused();
    await page.keyboard.press("Home");
    await expect(tab("Python")).toBeFocused();
    await page.keyboard.press("End");
    await expect(tab("curl")).toBeFocused();
    await expect(app.dialog.getByRole("tabpanel")).toHaveAccessibleName("curl");
  });

  test("the Python snippet holds no key, so copying it does not take the key; any other does", async ({ app }) => {
    await app.signIn();
    const { key } = await app.reveal("ci");
    await snippet(app, "Python", key);
    await button(app, "Done").click();
    await expect(app.dialog.getByText(QUESTION)).toBeVisible();
    await button(app, "Keep it open").click();
    await snippet(app, "Shell", key);
    await button(app, "Done").click();
    await expect(app.dialog).toBeHidden();
  });

  for (const [what, name] of [
    ["an ordinary name", "production-agent"],
    ["quotes, substitutions and formats", `it's "q" \`id\` $(id) \${HOME} %s %n \\ # ; & | > x ‘’ !!`],
    ["a right-to-left mark", "\u05d0\u200f\u05d1 agent"],
    ["100 emoji", "🔑".repeat(100)],
  ]) {
    test(`a shell, a .env reader and Python run the snippets of a key with ${what}`, async ({ app, platform }) => {
      await app.signIn();
      const { key } = await app.reveal(name);

      const shell = await snippet(app, "Shell", key);
      expect(await output("sh", ["-c", `${shell}\nprintenv ${VARIABLE}`])).toBe(`${key}\n`);

      const file = join(platform.folder, ".env");
      await writeFile(file, await snippet(app, ".env", key));
      expect(await output("sh", ["-c", `set -a; . "$0"; printenv ${VARIABLE}`, file])).toBe(`${key}\n`);

      const python = await snippet(app, "Python", key);
      const given = JSON.parse(await output("python3", ["-c", SDK, python], { [VARIABLE]: key }));
      expect(given).toMatchObject({ platform_url: app.url, api_token: key, run_id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    });
  }

  test("the curl snippet proves the key from a terminal", async ({ app }) => {
    await app.signIn();
    const { key } = await app.reveal("ci");
    expect(await curl(await snippet(app, "curl", key))).toMatch(/^HTTP\/1\.1 200 /);
  });
});

test.describe("activation", () => {
  test("a key that works at once is active after 0 s, and this is announced", async ({ app }) => {
    await app.signIn();
    await app.reveal("ci");
    await expect(announced(app)).toContainText(/Active after \d s/);
    await expect(app.dialog.getByText(/Active after \d s/).first()).toBeVisible();
  });

  test.describe("of a platform that takes its time", () => {
    test.use({ flags: ["--activation-delay", "5s"], expected: [[/Failed to load resource/], { scope: "test" }] });

    test("is waited for by itself", async ({ app }) => {
      await app.signIn();
      const { key } = await app.reveal("ci");
      await expect(app.dialog.getByText("Activating… up to 30 s")).toBeVisible();
      await expect(app.dialog.getByText(/^Active after ([5-9]|1\d) s$/).first()).toBeVisible({ timeout: 20_000 });
      expect(await app.statusFor(key)).toBe(200);
    });
  });

  test.describe("that fails", () => {
    test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

    /** Lets time pass until `locator` is seen. */
    const passTimeUntil = (page, locator) =>
      expect(async () => {
        await page.clock.fastForward("00:05");
        await expect(locator).toBeVisible({ timeout: 200 });
      }).toPass();

    test("is tried for 30 s, then said, and can be checked again", async ({ app, page }) => {
      await installClock(page);
      let tries = 0;
      await page.route(SYNC, (route) => {
        tries += 1;
        return route.fulfill({ status: 401, body: "{}" });
      });
      await app.signIn();
      await app.reveal("ci");
      await expect(app.dialog.getByText("Activating… up to 30 s")).toBeVisible();
      await passTimeUntil(page, app.dialog.getByText("Not active yet").first());
      expect(tries).toBeLessThanOrEqual(7);
      await expect(app.dialog.getByText("still answers 401. Wait a little longer")).toBeVisible();
      await page.unroute(SYNC);
      await button(app, "Check again").click();
      await expect(app.dialog.getByText(/Active after \d s/).first()).toBeVisible();
      await expect(button(app, "Check again")).toHaveCount(0);
    });

    test("to get an answer says so, with the command that checks from a terminal", async ({ app, page }) => {
      await page.route(SYNC, (route) => route.abort());
      await app.signIn();
      const { key } = await app.reveal("ci");
      await expect(app.dialog.getByText("Could not check from here").first()).toBeVisible();
      await expect(button(app, "Check again")).toBeVisible();
      await button(app, "Copy command").click();
      await expect(announced(app)).toContainText("Copied");
      const command = await app.clipboard();
      expect(command).not.toContain(key);
      expect(await curl(command, { [VARIABLE]: key })).toMatch(/^HTTP\/1\.1 200 /);
    });

    test("ends when the dialog closes", async ({ app, page }) => {
      await installClock(page);
      const asked = [];
      await page.route(SYNC, (route) => {
        asked.push(route.request().headers().authorization);
        return route.fulfill({ status: 401, body: "{}" });
      });
      await app.signIn();
      await app.reveal("first");
      await expect.poll(() => asked.length).toBeGreaterThan(1);
      await button(app, "Copy key").click();
      await button(app, "Done").click();
      await expect(app.dialog).toBeHidden();
      asked.length = 0;
      const { key } = await app.reveal("second");
      await passTimeUntil(page, app.dialog.getByText("Not active yet").first());
      expect(new Set(asked)).toEqual(new Set([`Bearer ${key}`]));
    });
  });
});

test.describe("Paste back to verify", () => {
  const other = (character) => (character === "x" ? "y" : "x");

  for (const [what, change, words] of [
    ["with another character", (key) => key.slice(0, 16) + other(key[16]) + key.slice(17), "Differs at character 17"],
    ["with a line break", (key) => `${key}\n`, "Has a space or line break at the end"],
    ["without its end", (key) => key.slice(0, -2), "Ends too early: 2 characters missing"],
  ]) {
    test(`what was stored ${what} is told apart, and is not kept in the page`, async ({ app }) => {
      await app.signIn();
      const { key } = await app.reveal("ci");
      const field = app.dialog.getByLabel("Paste back to verify");
      await field.focus();
      await app.paste(change(key));
      await expect(field).toHaveAccessibleDescription(words);
      await expect(announced(app)).toContainText(words);
      await expect(field).toHaveValue("");
      expect(await app.traces()).not.toContain(change(key).slice(9, 30));
      await app.page.keyboard.press("Escape");
      await expect(app.dialog.getByText(QUESTION)).toBeVisible();
    });
  }

  test("what matches was stored, so closing asks nothing", async ({ app, page }) => {
    await app.signIn();
    const { key } = await app.reveal("ci");
    const field = app.dialog.getByLabel("Paste back to verify");
    await field.focus();
    await app.paste(key);
    await expect(field).toHaveAccessibleDescription("Matches");
    expect(await app.traces()).not.toContain(key);
    await page.keyboard.press("Escape");
    await expect(app.dialog).toBeHidden();
  });
});

test.describe("leaving", () => {
  const WAYS = [
    ["Done", (app) => button(app, "Done").click()],
    ["Esc", (app) => app.page.keyboard.press("Escape")],
    ["a click outside", (app) => app.page.mouse.click(5, 400)],
    ["the back button", (app) => app.page.goBack()],
  ];

  for (const [way, leave] of WAYS) {
    test(`before the key was taken, ${way} asks first`, async ({ app }) => {
      await app.signIn();
      const { key } = await app.reveal("ci");
      await leave(app);
      await expect(app.dialog.getByText(QUESTION)).toBeVisible();
      await expect(button(app, "Keep it open")).toBeFocused();
      await button(app, "Keep it open").click();
      await expect(app.dialog.getByText(QUESTION)).toBeHidden();
      await expect(button(app, "Copy key")).toBeFocused();
      await leave(app);
      await button(app, "Close anyway").click();
      await expect(app.dialog).toBeHidden();
      await expect(app.row("ci")).toBeFocused();
      expect(await app.traces()).not.toContain(key.slice(9));
    });

    test(`after the key was taken, ${way} closes at once and leaves no trace`, async ({ app }) => {
      await app.signIn();
      const { key } = await app.reveal("ci");
      await button(app, "Show key").click();
      await button(app, "Copy key").click();
      await expect(button(app, "Done")).toBeFocused();
      await leave(app);
      await expect(app.dialog).toBeHidden();
      await expect(app.row("ci")).toBeFocused();
      expect(await app.traces()).not.toContain(key.slice(9));
    });
  }

  for (const [how, close] of [
    ["with Done", (app) => button(app, "Done").click()],
    ["by going back", (app) => app.page.goBack()],
  ]) {
    test(`after a dialog closed ${how}, one step back leads where it led before`, async ({ app, page }) => {
      await app.signIn();
      await page.getByRole("link", { name: "Session Token" }).click();
      await page.getByRole("link", { name: "API Keys" }).click();
      await app.reveal("ci");
      await button(app, "Copy key").click();
      await expect(button(app, "Done")).toBeFocused();
      await close(app);
      await expect(app.row("ci")).toBeFocused();
      // The dialog's own entry of the history is behind us.
      await page.waitForFunction(() => navigation.canGoForward);
      await page.goBack();
      await expect(app.heading("Session Token")).toBeVisible();
      await page.goBack();
      await expect(app.row("ci")).toBeVisible();
    });
  }

  test("two steps back at once do not take the key away unasked", async ({ app, page }) => {
    await app.signIn();
    await page.getByRole("link", { name: "Session Token" }).click();
    await page.getByRole("link", { name: "API Keys" }).click();
    const { key } = await app.reveal("ci");
    for (let jump = 0; jump < 2; jump += 1) {
      await page.evaluate(() => history.go(-2));
      await expect(app.dialog.getByText(QUESTION)).toBeVisible();
      await expect(page).toHaveURL(/\/settings\/api-keys$/);
      await button(app, "Keep it open").click();
    }
    await button(app, "Show key").click();
    await expect(app.dialog.getByLabel("New key", { exact: true })).toHaveText(key);
    await button(app, "Copy key").click();
    await button(app, "Done").click();
    await expect(app.row("ci")).toBeFocused();
    await page.waitForFunction(() => navigation.canGoForward);
    await expect(page).toHaveURL(/\/settings\/api-keys$/);
  });

  test("two steps back at once after the key was taken lead there, with the dialog closed", async ({ app, page }) => {
    await app.signIn();
    await page.getByRole("link", { name: "Session Token" }).click();
    await page.getByRole("link", { name: "API Keys" }).click();
    await app.reveal("ci");
    await button(app, "Copy key").click();
    await expect(button(app, "Done")).toBeFocused();
    await page.evaluate(() => history.go(-2));
    await expect(app.heading("Session Token")).toBeVisible();
    await page.goForward();
    await expect(app.row("ci")).toBeVisible();
    await expect(app.dialog).toBeHidden();
  });

  test("before the key was taken, reloading and closing the page are the browser's question", async ({ app, page }) => {
    await app.signIn();
    const { key } = await app.reveal("ci");
    let asked = page.waitForEvent("dialog");
    await page.evaluate(() => setTimeout(() => location.reload()));
    let question = await asked;
    expect(question.type()).toBe("beforeunload");
    await question.dismiss();
    await button(app, "Show key").click();
    await expect(app.dialog.getByLabel("New key", { exact: true })).toHaveText(key);

    asked = page.waitForEvent("dialog");
    const closed = page.waitForEvent("close");
    await page.close({ runBeforeUnload: true });
    question = await asked;
    expect(question.type()).toBe("beforeunload");
    await question.accept();
    await closed;
  });

  test("after the key was taken, a reload asks nothing", async ({ app, page }) => {
    const asked = [];
    page.on("dialog", (question) => {
      asked.push(question.type());
      return question.accept();
    });
    await app.signIn();
    await app.reveal("ci");
    await button(app, "Copy key").click();
    await expect(button(app, "Done")).toBeFocused();
    await page.reload();
    await expect(app.row("ci")).toBeVisible();
    expect(asked).toEqual([]);
  });

  test("a list that changes in another tab does not take the key away", async ({ app, context }) => {
    await app.signIn();
    const { key } = await app.reveal("ci");
    const other = new Console(await context.newPage(), app.url);
    await other.open();
    await other.generate("from the other tab");
    await app.page.bringToFront();
    await expect(app.page.getByText("from the other tab")).toHaveCount(1);
    await button(app, "Show key").click();
    await expect(app.dialog.getByLabel("New key", { exact: true })).toHaveText(key);
  });
});

test.describe("the name", () => {
  for (const [what, name] of [
    ["the same", "production-agent"],
    ["in capitals", "PRODUCTION-AGENT"],
    ["with spaces", "  production agent "],
    ["with Cyrillic letters", "рrоduсtiоn-аgеnt"],
  ]) {
    test(`that another key has, ${what}, is warned of and not refused`, async ({ app, page }) => {
      await app.signIn();
      await app.makeKeys(["production-agent"]);
      await page.reload();
      await app.generateButton.click();
      await app.name.fill("another");
      const warning = app.dialog.getByText("You already have a key named “production-agent”");
      await expect(app.name).toHaveValue("another");
      await expect(warning).toBeHidden();
      await app.name.fill(name);
      await expect(warning).toBeVisible();
      await app.submit();
      await button(app, "Copy key").click();
      await button(app, "Done").click();
      await expect(app.table.getByRole("row")).toHaveCount(3);
    });
  }

  test("can be one of the suggestions", async ({ app, page }) => {
    await app.signIn();
    await app.generateButton.click();
    const suggestions = app.dialog.getByRole("group", { name: "Suggestions" });
    for (const name of ["production-agent", "staging-agent", "dev-agent", "ci"]) {
      await suggestions.getByRole("button", { name, exact: true }).click();
      await expect(app.name).toHaveValue(name);
    }
    await button(app, "Generate").click();
    await expect(app.dialog.getByText("The key ci is shown only once.")).toBeVisible();
  });
});

test.describe("the whole way", () => {
  test("takes four clicks and a name", async ({ app, page }) => {
    await app.signIn();
    await app.generateButton.click();
    await expect(app.name).toBeFocused();
    await page.keyboard.type("ci");
    await button(app, "Generate").click();
    await button(app, "Copy key").click();
    await expect(button(app, "Done")).toBeFocused();
    await button(app, "Done").click();
    await expect(app.row("ci")).toBeFocused();
    expect(await app.statusFor(await app.clipboard())).toBe(200);
  });

  test("takes n, a name and three times Enter", async ({ app, page }) => {
    await app.signIn();
    await page.keyboard.press("n");
    await expect(app.name).toBeFocused();
    await page.keyboard.type("ci");
    await page.keyboard.press("Enter");
    await expect(button(app, "Copy key")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(button(app, "Done")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(app.row("ci")).toBeFocused();
    expect(await app.statusFor(await app.clipboard())).toBe(200);
  });

  test("makes one key, however often Enter is pressed, and cannot be left while it is made", async ({ app, page }) => {
    await app.signIn();
    let creates = 0;
    let answer;
    const mayAnswer = new Promise((resolve) => (answer = resolve));
    await page.route(LIST, async (route) => {
      if (route.request().method() === "POST") {
        creates += 1;
        await mayAnswer;
      }
      await route.fallback();
    });
    await app.generateButton.click();
    await app.name.fill("once");
    for (let time = 0; time < 3; time += 1) await page.keyboard.press("Enter");
    await expect.poll(() => creates).toBe(1);
    await expect(button(app, "Generate")).toHaveAttribute("aria-busy", "true");
    await page.keyboard.press("Escape");
    await page.mouse.click(5, 400);
    await button(app, "Cancel").click({ force: true });
    await expect(button(app, "Generate")).toBeVisible();
    answer();
    await button(app, "Copy key").click();
    await button(app, "Done").click();
    await expect(app.row("once")).toHaveCount(1);
    expect(creates).toBe(1);
  });

  for (const [what, forbid] of [
    ["is full", () => (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); })],
    ["is forbidden", () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } })],
  ]) {
    test(`works where the browser's storage ${what}`, async ({ app, page }) => {
      await page.addInitScript(forbid);
      await app.signIn();
      await page.getByRole("combobox", { name: "Theme" }).selectOption("Dark");
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      const key = await app.generate("ci");
      expect(await app.statusFor(key)).toBe(200);
      await page.reload();
      await page.getByRole("button", { name: "Revoke ci" }).click();
      await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
      await expect(app.heading("No API keys yet")).toBeVisible();
      expect(await app.statusFor(key)).toBe(401);
    });
  }
});
