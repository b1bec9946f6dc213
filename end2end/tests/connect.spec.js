import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { installClock } from "./support/clock.js";
import { show } from "./support/long-life.js";
import { expect, test } from "./support/test.js";

const panel = (page) => page.getByRole("region", { name: "Connect your agent" });
const reported = (page) => page.getByRole("region", { name: "Your agent has reported" });
const button = (scope, name) => scope.getByRole("button", { name, exact: true });

const LIST = (response) => response.url().endsWith("/api-keys/");

/** Uses the key as an agent does, which takes a user longer than the console needs to look at the list. */
async function report({ page, url }, key) {
  await page.waitForResponse(LIST);
  const answer = await page.request.post(`${url}/api/v1/ingest`, {
    headers: { Authorization: `Bearer ${key}` },
    data: { run_id: "run-1", entries: [{ action: "hello" }] },
  });
  expect(answer.status()).toBe(202);
}

test("after the first key the way to a first report is shown, until an agent has reported", async ({ app, page }) => {
  await app.signIn();
  const key = await app.generate("first");
  await expect(panel(page)).toContainText("Waiting for its first report…");
  await expect(panel(page).getByRole("listitem")).toHaveCount(3);
  await report(app, key);
  await expect(reported(page)).toContainText(`${key.slice(0, 9)}… was used on`);
  await expect(page.locator("[aria-live=polite]").getByText("Your agent has reported")).toBeAttached();
  await button(reported(page), "Done").click();
  await expect(reported(page)).toBeHidden();
  await expect(app.heading(/^API Keys$/)).toBeFocused();
  await page.reload();
  await expect(app.row("first")).not.toContainText("Never");
  await expect(reported(page)).toBeHidden();
});

test("the variable is set without the key being on the command line", async ({ app, page }) => {
  await app.signIn();
  const key = await app.generate("first");
  await button(panel(page).getByRole("listitem").nth(1), "Copy").click();
  await expect(button(panel(page), "Copied")).toBeFocused();
  const script = `${await app.clipboard()}; printenv AGENT_SENTINEL_API_TOKEN`;
  const shell = promisify(execFile)("bash", ["-c", script]);
  shell.child.stdin.end(`${key}\n`);
  expect((await shell).stdout).toBe(`${key}\n`);
});

test("it outlives a reload, and is not shown for a second key", async ({ app, page }) => {
  await app.signIn();
  const key = await app.generate("first");
  await page.reload();
  await expect(panel(page)).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(key.slice(0, 9));
  await button(panel(page), "Dismiss").click();
  await expect(panel(page)).toBeHidden();
  await app.generate("second");
  await expect(app.row("second")).toBeFocused();
  await expect(panel(page)).toBeHidden();
});

test("a key that nobody took, and one that is revoked, has no agent to connect", async ({ app, page }) => {
  await app.signIn();
  await app.reveal("lost");
  await page.keyboard.press("Escape");
  await button(app.dialog, "Close anyway").click();
  await expect(app.row("lost")).toBeFocused();
  await expect(panel(page)).toBeHidden();
  await page.getByRole("button", { name: "Revoke lost" }).click();
  await button(app.confirmation, "Revoke key").click();
  await app.generate("first");
  await expect(panel(page)).toBeVisible();
  await page.getByRole("button", { name: "Revoke first" }).click();
  await button(app.confirmation, "Revoke key").click();
  await expect(app.heading("No API keys yet")).toBeVisible();
  await expect(panel(page)).toBeHidden();
});

test("a test by the console is no report", async ({ app, page }) => {
  await app.signIn();
  const key = await app.generate("first");
  await expect(panel(page)).toBeVisible();
  await page.getByRole("button", { name: "Check a key" }).click();
  await app.paste(key);
  await app.dialog.getByRole("button", { name: /^Test against the platform/ }).click();
  await expect(app.dialog.getByText("accepts this key")).toBeVisible();
  await page.keyboard.press("Escape");
  for (let looks = 0; looks < 2; looks += 1) await page.waitForResponse(LIST);
  await expect(panel(page)).toContainText("Waiting for its first report…");
  await report(app, key);
  await expect(reported(page)).toBeVisible();
});

test("the list is loaded every five seconds for ten minutes, and never in the background", async ({ app, page }) => {
  await installClock(page);
  await app.signIn();
  await app.generate("first");
  await expect(panel(page)).toBeVisible();
  const lists = [];
  page.on("request", (request) => request.url().endsWith("/api-keys/") && lists.push(request.url()));
  await show(page, "hidden");
  await page.clock.runFor("00:05:00");
  expect(lists).toEqual([]);
  await show(page, "visible");
  await expect.poll(() => lists.length).toBe(1);
  for (let looks = 0; looks < 130; looks += 1) await page.clock.runFor(5_000);
  await expect(panel(page)).toContainText("No report yet.");
  const before = lists.length;
  await page.clock.runFor("00:01:00");
  expect(lists).toHaveLength(before);
  await button(panel(page), "Look again").click();
  await expect(panel(page)).toContainText("Waiting for its first report…");
  await expect.poll(() => lists.length).toBe(before + 1);
});
