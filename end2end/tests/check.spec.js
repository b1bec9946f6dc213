import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "./support/test.js";

/** Looks like a key and is nobody's. */
const STRANGER = "as_Zk3Rb9Qm2TtXw8Yp4Lr6Nv1Hs7Jd5Fg0Kc2Va9Bn";
const MEGABYTE = 1024 * 1024;

test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

const SYNC = /\/api\/v1\/policies\/sync/;
const boxOf = (app) => app.dialog.getByRole("textbox", { name: "Check a key" });
const summary = (app) => app.dialog.locator(".check-summary");
const testButtons = (app) => app.dialog.getByRole("button", { name: /^Test against the platform/ });

/** Opens the dialog, ready to paste into. */
async function open(app) {
  await app.page.getByRole("button", { name: "Check a key" }).click();
  await expect(boxOf(app)).toBeFocused();
}

/** Chooses a file from the disk. */
async function choose(app, platform, name, content) {
  const path = join(platform.folder, name);
  await writeFile(path, content);
  await app.dialog.getByLabel("Choose a file").setInputFiles(path);
}

/** Drops a file onto what is found by `target`. */
async function drop(page, target, name, content) {
  const dataTransfer = await page.evaluateHandle(([name, content]) => {
    const data = new DataTransfer();
    data.items.add(new File([content], name));
    return data;
  }, [name, content]);
  await target.dispatchEvent("drop", { dataTransfer });
}

/** Every request the page sends from now on. */
function requestsOf(page) {
  const requests = [];
  page.on("request", (request) => requests.push(request));
  return requests;
}

test.describe("a key", () => {
  test("that is pasted is found whole, and its row is one click away", async ({ app, page }) => {
    await app.signIn();
    const key = await app.generate("production-agent");
    await app.generate("other");
    await open(app);
    await app.paste(key);
    await expect(summary(app)).toHaveText("1 key found");
    await expect(app.dialog.getByText("It starts with as_ and looks complete")).toBeVisible();
    await expect(app.dialog.getByText(`${key.slice(0, 9)}…`)).toBeVisible();
    await expect(app.dialog.getByText("By its start it is your key")).toBeVisible();
    await app.dialog.getByRole("button", { name: "Go to production-agent" }).click();
    await expect(app.dialog).toBeHidden();
    await expect(app.row("production-agent")).toBeFocused();
  });

  test("that is revoked in another tab meanwhile leaves the focus with what was found", async ({ app, page }) => {
    await app.signIn();
    const [{ key }] = await app.makeKeys(["production-agent"]);
    const tab = await page.context().newPage();
    await tab.goto(app.url);
    await tab.getByRole("button", { name: "Revoke production-agent" }).click();
    await page.reload();
    await page.bringToFront();
    await open(app);
    await app.paste(key);
    const owner = app.dialog.getByRole("button", { name: "Go to production-agent" });
    await owner.focus();
    await tab.getByRole("button", { name: "Revoke key", exact: true }).click();
    await expect(owner).toBeHidden();
    await expect(app.dialog.getByRole("listitem").filter({ hasText: "line 1" })).toBeFocused();
  });

  test("whose row is filtered away is shown when it is gone to", async ({ app, page }) => {
    await app.signIn();
    const [{ key }] = await app.makeKeys(["wanted", "other-1"]);
    await app.open("/settings/api-keys?q=other-");
    await expect(app.names).toHaveText(["other-1"]);
    await open(app);
    await app.paste(key);
    await app.dialog.getByRole("button", { name: "Go to wanted" }).click();
    await expect(app.row("wanted")).toBeFocused();
  });

  test("of nobody here is said to be so", async ({ app }) => {
    await app.signIn();
    await app.makeKeys(["mine"]);
    await open(app);
    await app.paste(`Authorization: Bearer ${STRANGER}`);
    await expect(app.dialog).toContainText("No active key of yours starts with as_Zk3Rb9");
    await expect(app.dialog.getByText("It starts with as_ and looks complete")).toBeVisible();
  });

  test("that is typed is followed with every keystroke", async ({ app, page }) => {
    await app.signIn();
    await open(app);
    await page.keyboard.type(STRANGER.slice(0, 12));
    await expect(app.dialog).toContainText("Too short for a key");
    await page.keyboard.type(STRANGER.slice(12));
    await expect(app.dialog.getByText("Too short for a key")).toBeHidden();
    await expect(app.dialog.getByText("It starts with as_ and looks complete")).toBeVisible();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Backspace");
    await expect(summary(app)).toBeHidden();
  });

  test("that appears in a chosen .env is found with its line, among others", async ({ app, page, platform }) => {
    await app.signIn();
    const [own] = await app.makeKeys(["env-agent"]);
    await page.reload();
    await open(app);
    await choose(app, platform, ".env", `# agents\nTOKEN=${own.key}\n\nOLD="${STRANGER}"\nAGAIN=${own.key}\n`);
    await expect(summary(app)).toHaveText("2 keys found");
    await expect(app.dialog.getByText(".env, 160 bytes")).toBeVisible();
    const found = app.dialog.getByRole("listitem");
    await expect(found.filter({ hasText: own.key_prefix }).first()).toContainText("line 2, 2 times");
    await expect(found.filter({ hasText: "as_Zk3Rb9" })).toContainText("line 4");
    await expect(found.filter({ hasText: "as_Zk3Rb9" })).toContainText("Quotes stand around the key");
    await choose(app, platform, "second.log", "nothing here");
    await expect(summary(app)).toBeHidden();
    await expect(app.dialog.getByText("No API key in this text")).toBeVisible();
  });

  test("in a file that is dropped is found, wherever it is dropped", async ({ app, page }) => {
    await app.signIn();
    const [{ key }] = await app.makeKeys(["dropped"]);
    await page.reload();
    await open(app);
    await drop(page, boxOf(app), "agent.log", `12:00 token ${key} used\n`);
    await expect(app.dialog.getByRole("button", { name: "Go to dropped" })).toBeVisible();
    await expect(app.dialog.getByText("agent.log, 61 bytes")).toBeVisible();
    await expect(boxOf(app)).toHaveValue("");
    await drop(page, app.dialog.getByRole("heading", { name: "Check a key" }), "other.log", STRANGER);
    await expect(app.dialog).toContainText("No active key of yours starts with as_Zk3Rb9");
    await expect(page).toHaveURL(/\/settings\/api-keys$/);
  });

  test("in a UTF-16 file, as PowerShell writes it, is found", async ({ app, page, platform }) => {
    await app.signIn();
    const [{ key }] = await app.makeKeys(["windows"]);
    await page.reload();
    await open(app);
    await choose(app, platform, "token.txt", Buffer.from(`\ufeff${key}\r\n`, "utf16le"));
    await expect(app.dialog.getByRole("button", { name: "Go to windows" })).toBeVisible();
  });
});

test("what is wrong with a value is said in its own words", async ({ app }) => {
  await app.signIn();
  await open(app);
  for (const [what, text, words] of [
    ["a placeholder", "as_your_api_key_here", "This is a placeholder, not a key"],
    ["a value that is too short", "as_Zk3Rb9Qm", "Too short for a key"],
    ["the prefix from a list", "as_Zk3Rb9…", "Only the start of the key is here"],
    ["two keys in one", STRANGER + STRANGER, "Two keys stand together without a break"],
    ["quotes", `TOKEN="${STRANGER}"`, "Quotes stand around the key"],
    ["a missing quote", `TOKEN="${STRANGER}`, "One of two quotes is missing"],
    ["typographic quotes", `“${STRANGER}”`, "Typographic quotes or angle brackets stand around the key"],
    ["a space inside quotes", `TOKEN=" ${STRANGER} "`, "A space or line break is part of the value"],
    ["a zero-width space", `TOKEN=${STRANGER}\u200b`, "An invisible character touches the key"],
    ["a header without Bearer", `Authorization: ${STRANGER}`, "The header has no Bearer before the key"],
    ["another header", `X-API-Key: ${STRANGER}`, "The key stands in the wrong header"],
    ["capitals", STRANGER.toUpperCase(), "The key starts with capital letters"],
    ["another start", STRANGER.slice(3), "This does not start with as_"],
    ["a session token", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyIn0.c2ln", "This is a session token, not an API key"],
  ]) {
    await app.paste(text);
    await expect(app.dialog.getByText(words, { exact: true }), what).toBeVisible();
  }
});

test.describe("Test against the platform", () => {
  test("is the only thing that sends anything, and sends one request", async ({ app, page, platform }) => {
    await app.signIn();
    const [{ key }] = await app.makeKeys(["tested"]);
    await page.reload();
    await expect(app.row("tested")).toContainText("Never");
    const requests = requestsOf(page);
    await open(app);
    await app.paste(`TOKEN=${key}`);
    await choose(app, platform, "two.env", `A=${key}\nB=${STRANGER}\n`);
    await expect(testButtons(app)).toHaveCount(2);
    expect(requests.map((request) => request.url())).toEqual([]);

    await testButtons(app).first().click();
    await expect(app.dialog.getByText("Active", { exact: true })).toBeVisible();
    expect(requests).toHaveLength(1);
    const [request] = requests;
    expect(request.method()).toBe("GET");
    expect(request.url()).toMatch(SYNC);
    expect(request.url()).not.toContain(key.slice(0, 9));
    expect(request.headers().authorization).toBe(`Bearer ${key}`);
    expect(request.postData()).toBeNull();
  });

  test("says Active, and Rejected (401) once the key is revoked", async ({ app, page }) => {
    await app.signIn();
    const key = await app.generate("short-lived");
    await open(app);
    await app.paste(key);
    await testButtons(app).click();
    await expect(app.dialog.getByText("Active", { exact: true })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Revoke short-lived" }).click();
    await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
    await expect(app.heading("No API keys yet")).toBeVisible();

    await open(app);
    await app.paste(key);
    await expect(app.dialog).toContainText(`No active key of yours starts with ${key.slice(0, 9)}`);
    await testButtons(app).click();
    await expect(app.dialog.getByText("Rejected (401)", { exact: true })).toBeVisible();
    await expect(app.dialog.getByText("Active", { exact: true })).toBeHidden();
  });

  test("says when it could not check, with a command that holds no key", async ({ app, page }) => {
    await app.signIn();
    await open(app);
    await app.paste(STRANGER);
    await page.route(SYNC, (route) => route.abort());
    await testButtons(app).click();
    await expect(app.dialog.getByText("Could not check", { exact: true })).toBeVisible();
    await expect(app.dialog.getByText("curl")).toBeVisible();
    await app.dialog.getByRole("button", { name: "Copy command" }).click();
    await expect(app.dialog.getByRole("button", { name: "Copied" })).toBeVisible();
    const command = await app.clipboard();
    expect(command).toContain(`${app.url}/api/v1/policies/sync`);
    expect(command).not.toContain(STRANGER.slice(3));
    await page.unroute(SYNC);
    await page.route(SYNC, (route) => route.fulfill({ status: 503 }));
    await testButtons(app).click();
    await expect(app.dialog.getByText(/answered 503/)).toBeVisible();
  });

  test("says nothing of a text that took the tested one's place", async ({ app, page }) => {
    await app.signIn();
    const [{ key }] = await app.makeKeys(["tested"]);
    await page.reload();
    await open(app);
    await app.paste(key);
    let held;
    await page.route(SYNC, (route) => void (held = route));
    await testButtons(app).click();
    await expect.poll(() => held).toBeTruthy();
    await app.dialog.getByRole("textbox").focus();
    const ended = page.waitForEvent("requestfailed", (request) => SYNC.test(request.url()));
    await app.paste(`${STRANGER}\n${STRANGER}2`);
    await expect(summary(app)).toHaveText("2 keys found");
    // The request that held the key is given up with the text.
    expect((await ended).failure().errorText).toContain("ERR_ABORTED");
    await page.unroute(SYNC);
    await testButtons(app).last().click();
    await expect(app.dialog.getByText("Rejected (401)", { exact: true })).toHaveCount(1);
    await expect(app.dialog.getByText("Active", { exact: true })).toBeHidden();
  });
});

test.describe("files", () => {
  /** A log of exactly 5 MB, with `lines` in it. */
  function log(lines) {
    const filler = "2026-01-01T12:00:00Z INFO agent asked the weather service and was answered as_expected in 12 ms\n";
    const text = lines.map((line) => `${line}\n`).join("");
    const missing = 5 * MEGABYTE - text.length;
    return Buffer.from(text + filler.repeat(Math.ceil(missing / filler.length)).slice(0, missing));
  }

  /** How long it took until something was seen, and the longest time the page did not react. */
  async function timed(page, act) {
    await page.evaluate(() => {
      window.longest = 0;
      window.observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
      });
      window.observer.observe({ type: "longtask" });
    });
    const started = performance.now();
    await act();
    const took = Math.round(performance.now() - started);
    console.log(`    seen after ${took} ms; longest task ${await page.evaluate(() => window.longest)} ms`);
  }

  test("of 5 MB without a key are looked through", async ({ app, page, platform }) => {
    await app.signIn();
    await open(app);
    await timed(page, async () => {
      await choose(app, platform, "agent.log", log([]));
      await expect(app.dialog.getByText("No API key in this text")).toBeVisible();
    });
    await expect(app.dialog.getByText("agent.log, 5 MB")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(app.dialog).toBeHidden();
  });

  test("of 5 MB with 10,000 keys are looked through, and the first of them shown", async ({ app, page, platform }) => {
    await app.signIn();
    const [{ key }] = await app.makeKeys(["in the log"]);
    await page.reload();
    await open(app);
    const strangers = Array.from({ length: 9999 }, (_, place) => `token=${STRANGER}${String(place).padStart(4, "0")}`);
    await timed(page, async () => {
      await choose(app, platform, "agent.log", log([`token=${key}`, ...strangers]));
      await expect(summary(app)).toHaveText("10,000 keys found");
    });
    await expect(app.dialog.getByRole("button", { name: "Go to in the log" })).toBeVisible();
    await expect(testButtons(app)).toHaveCount(20);
    const more = app.dialog.getByRole("button", { name: "Show more" });
    await more.press("Enter");
    await expect(testButtons(app)).toHaveCount(40);
    await expect(app.dialog.getByRole("listitem").filter({ hasText: /line 21(?!\d)/ })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(app.dialog).toBeHidden();
  });

  test("of more than 5 MB are refused by their words", async ({ app, platform }) => {
    await app.signIn();
    await open(app);
    await app.paste(STRANGER);
    await choose(app, platform, "huge.log", Buffer.concat([log([STRANGER]), Buffer.from("x")]));
    await expect(app.dialog.getByRole("alert")).toContainText("huge.log is larger than 5 MB");
    await expect(summary(app)).toBeHidden();
    await app.dialog.getByRole("textbox").focus();
    await app.paste(STRANGER);
    await expect(summary(app)).toHaveText("1 key found");
    await expect(app.dialog.getByText("huge.log")).toBeHidden();
  });

  test("that are no text are said to be so", async ({ app, platform }) => {
    await app.signIn();
    await open(app);
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, place) => (place * 7919) % 256));
    await choose(app, platform, "picture.png", bytes);
    await expect(app.dialog.getByText("This file is not plain text")).toBeVisible();
    await choose(app, platform, "empty.env", "");
    await expect(app.dialog.getByText("empty.env, 0 bytes")).toBeVisible();
    await expect(app.dialog.getByText("This file is not plain text")).toBeHidden();
  });

  test("with markup for a name are named as they are", async ({ app, page, platform }) => {
    await app.signIn();
    await open(app);
    await choose(app, platform, '<img src=x onerror="document.title=1">.env', STRANGER);
    await expect(app.dialog.getByText('<img src=x onerror="document.title=1">.env, 43 bytes')).toBeVisible();
    await expect(page).toHaveTitle("API Keys · Agent Sentinel");
  });
});

test.describe("what was pasted", () => {
  test("is never in the page, and nothing is left of it when the dialog closes", async ({ app, page }) => {
    await app.signIn();
    const [{ key }] = await app.makeKeys(["secret"]);
    await page.reload();
    await open(app);
    await app.paste(`password=hunter2 TOKEN=${key}`);
    await testButtons(app).click();
    await expect(app.dialog.getByText("Active", { exact: true })).toBeVisible();
    const during = await app.traces();
    expect(during).toContain(key.slice(0, 9));
    expect(during).not.toContain(key.slice(0, 10));
    expect(during).not.toContain("hunter2");
    await page.keyboard.press("Escape");
    await expect(app.dialog).toBeHidden();
    const after = await app.traces();
    expect(after).not.toContain(key.slice(0, 10));
    expect(after).not.toContain("hunter2");

    await open(app);
    await expect(boxOf(app)).toHaveValue("");
    await expect(summary(app)).toBeHidden();
    await page.keyboard.type(`TOKEN=${key}`);
    await expect(summary(app)).toHaveText("1 key found");
    await app.dialog.getByRole("button", { name: "Close" }).click();
    await expect(app.dialog).toBeHidden();
    expect(await app.traces()).not.toContain(key.slice(0, 10));
  });

  test("and holds markup runs nothing", async ({ app, page }) => {
    await app.signIn();
    await open(app);
    await app.paste(`<img src=x onerror="document.title=1"> TOKEN=${STRANGER}<script>document.title=1</script>`);
    await expect(summary(app)).toHaveText("1 key found");
    await expect(page).toHaveTitle("API Keys · Agent Sentinel");
  });
});

test("c opens the dialog, but not while typing, and Esc closes it", async ({ app, page }) => {
  await app.signIn();
  await app.makeKeys(["ci-cd"]);
  await page.reload();
  await expect(app.row("ci-cd")).toBeVisible();
  await page.keyboard.press("c");
  await expect(boxOf(app)).toBeFocused();
  await expect(boxOf(app)).toHaveValue("");
  await page.keyboard.press("c");
  await expect(boxOf(app)).toHaveValue("c");
  await page.keyboard.press("Escape");
  await expect(app.dialog).toBeHidden();
  await page.keyboard.press("/");
  await expect(app.search).toBeFocused();
  await page.keyboard.type("ci-c");
  await expect(app.search).toHaveValue("ci-c");
  await expect(app.dialog).toBeHidden();
  await open(app);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Check a key" })).toBeFocused();
});

test("a key cannot be said to be nobody's while the list could not be loaded", async ({ app, page }) => {
  await app.signIn();
  const [{ key }] = await app.makeKeys(["mine"]);
  await page.route("**/api/v1/api-keys/", (route) => route.abort());
  await page.reload();
  await expect(page.getByText("could not be reached")).toBeVisible();
  await open(app);
  await app.paste(key);
  await expect(app.dialog).toContainText("Your keys could not be loaded");
  await expect(app.dialog.getByText("No active key of yours")).toBeHidden();
});
