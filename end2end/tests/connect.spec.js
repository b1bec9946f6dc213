import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { installClock } from "./support/clock.js";
import { show } from "./support/long-life.js";
import { expect, test } from "./support/test.js";

const panel = (page) => page.getByRole("region", { name: "Connect your agent" });
const reported = (page) => page.getByRole("region", { name: "Your agent has reported" });
const button = (scope, name) => scope.getByRole("button", { name, exact: true });

const LIST = (response) => response.url().endsWith("/api-keys/");

test("after the first key the way to a first report is shown, until an agent has reported", async ({ app, page }) => {
  await app.signIn();
  const key = await app.generate("first");
  await expect(panel(page)).toContainText("Waiting for its first report…");
  await expect(panel(page).getByRole("listitem")).toHaveCount(3);
  await button(panel(page), "Copy").last().click();
  await app.report(key);
  await expect(reported(page)).toContainText(`${key.slice(0, 9)}… was used on`);
  await expect(page.locator("[aria-live=polite]").getByText("Your agent has reported")).toBeAttached();
  await expect(app.heading(/^API Keys$/)).toBeFocused();
  await page.getByRole("button", { name: "Check a key" }).click();
  await page.keyboard.press("Escape");
  await page.reload();
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
  await app.report(key);
});

test("the list is loaded every five seconds for ten minutes, and never in the background", async ({ app, page }) => {
  await installClock(page);
  await app.signIn();
  await app.generate("first");
  await expect(panel(page)).toBeVisible();
  const lists = [];
  page.on("response", (response) => LIST(response) && lists.push(response.url()));
  await show(page, "hidden");
  await page.clock.runFor("00:05:00");
  expect(lists).toEqual([]);
  await show(page, "visible");
  await expect.poll(() => lists.length).toBe(1);
  for (let looks = 0; looks < 10; looks += 1) {
    const before = lists.length;
    await page.clock.runFor(5_000);
    await expect.poll(() => lists.length).toBe(before + 1);
  }
  for (let looks = 0; looks < 120; looks += 1) await page.clock.runFor(5_000);
  await expect(panel(page)).toContainText("No report yet.");
  expect(lists.length).toBeLessThanOrEqual(121);
  const before = lists.length;
  await page.clock.runFor("00:01:00");
  expect(lists).toHaveLength(before);
  await button(panel(page), "Look again").click();
  await expect(panel(page)).toContainText("Waiting for its first report…");
  await expect(panel(page).getByRole("status")).toBeFocused();
  await expect.poll(() => lists.length).toBe(before + 1);
});

test.describe("a load that fails", () => {
  test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

  test("tells nothing of the console's own use", async ({ app, page }) => {
    await app.signIn();
    let answers = 0;
    await page.route("**/api/v1/api-keys/", async (route) => {
      if (route.request().method() !== "GET") return route.fallback();
      answers += 1;
      // The list after the creation does not know of a use yet; the one after the reveal does not come.
      if (answers > 1) return route.fulfill({ status: 403, json: {} });
      const response = await route.fetch();
      const keys = (await response.json()).map((key) => ({ ...key, last_used_at: null }));
      return route.fulfill({ response, json: keys });
    });
    await app.generate("first");
    await expect(page.getByText("Your account may not manage API keys")).toBeVisible();
    await expect(panel(page)).toContainText("No report yet.");
    await page.unroute("**/api/v1/api-keys/");
    await button(panel(page), "Look again").click();
    await expect(panel(page)).toContainText("Waiting for its first report…");
    await page.waitForResponse(LIST);
    await expect(panel(page)).toContainText("Waiting for its first report…");
  });
});

test("where the platform does not tell when a key was used, no report is waited for", async ({ app, page }) => {
  await app.signIn();
  await page.route("**/api/v1/api-keys/", async (route) => {
    if (route.request().method() !== "GET") return route.fallback();
    const response = await route.fetch();
    const keys = (await response.json()).map(({ last_used_at: _, ...key }) => key);
    return route.fulfill({ response, json: keys });
  });
  await app.generate("first");
  await expect(panel(page).getByRole("listitem")).toHaveCount(3);
  await expect(panel(page).getByRole("status")).toHaveCount(0);
});

test("a rotation goes on with the new key", async ({ app, page }) => {
  await app.signIn();
  await app.generate("first");
  await expect(panel(page)).toBeVisible();
  await page.getByRole("button", { name: "Rotate first" }).click();
  await app.submit();
  await button(app.dialog, "Copy key").click();
  const key = await app.clipboard();
  await button(app.dialog, "Next: the old key").click();
  await button(app.dialog, "Revoke old key now").click();
  await expect(app.dialog).toBeHidden();
  await app.report(key);
  await expect(reported(page)).toContainText(key.slice(0, 9));
});
