import { installClock } from "./support/clock.js";
import { holdMemory, leftInMemory } from "./support/memory.js";
import { expect, test as base } from "./support/test.js";

const NOTHING = { wasm: [], heap: [] };

/** As the others, in a browser that keeps the pages it leaves, as it does for users. */
const test = base.extend({
  launchOptions: [
    async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
    { scope: "worker" },
  ],
});

const button = (scope, name) => scope.getByRole("button", { name, exact: true });

/** Leaves for another page of the same host, does this there, and comes back to the page that was kept. */
async function leaveAndComeBack({ page, url }, meanwhile = () => {}) {
  await page.evaluate(() => addEventListener("pageshow", ({ persisted }) => (window.wasKept = persisted)));
  await page.goto(`${url}/local/sign-in`);
  await meanwhile();
  await page.goBack({ waitUntil: "commit" });
  const outcome = await page.waitForFunction(() => {
    // With a clock of the tests there are no such entries.
    const reasons = performance.getEntriesByType("navigation")[0]?.notRestoredReasons;
    return window.wasKept ? "kept" : reasons && JSON.stringify(reasons);
  });
  expect(await outcome.jsonValue()).toBe("kept");
}

/** Counts the list requests from now on. */
function countLists(page) {
  const lists = [];
  page.on("request", (request) => request.url().endsWith("/api-keys/") && lists.push(request));
  return lists;
}

test.describe("a page that was left and is come back to", () => {
  test("is shown as it was", async ({ app, page }) => {
    await app.startWith(["first", "second"]);
    await app.search.fill("first");
    await expect(app.names).toHaveText(["first"]);
    const lists = countLists(page);
    await leaveAndComeBack(app);
    await expect(app.names).toHaveText(["first"]);
    await expect(app.search).toHaveValue("first");
    expect(lists).toEqual([]);
    await app.generate("made afterwards");
  });

  test("loads the list again when it is older than 30 seconds", async ({ app, page }) => {
    await installClock(page);
    const [{ id }] = await app.startWith(["first", "second"]);
    const token = await page.evaluate(() => window.Clerk.session.getToken());
    const lists = countLists(page);
    await page.clock.setFixedTime(Date.now() + 31_000);
    await leaveAndComeBack(app, async () => {
      const headers = { Authorization: `Bearer ${token}` };
      const answer = await page.request.delete(`${app.url}/api/v1/api-keys/${id}`, { headers });
      expect(answer.status()).toBe(204);
    });
    await expect(app.names).toHaveText(["second"]);
    expect(lists).toHaveLength(1);
  });

  test("shows no new key any more", async ({ app, page }) => {
    await holdMemory(page);
    await app.startWith([]);
    const { key } = await app.reveal("ci");
    await button(app.dialog, "Show key").click();
    await button(app.dialog, "Copy key").click();
    await expect(button(app.dialog, "Done")).toBeFocused();
    await leaveAndComeBack(app);
    await expect(app.dialog).toBeHidden();
    expect(await app.traces()).not.toContain(key.slice(9));
    await expect.poll(() => leftInMemory(page, key), { timeout: 20_000 }).toEqual(NOTHING);
  });

  test("holds nothing of a key that was checked", async ({ app, page }) => {
    await holdMemory(page);
    const [{ key }] = await app.startWith(["first"]);
    await button(page, "Check a key").click();
    await app.dialog.getByRole("textbox", { name: "Check a key" }).fill(key);
    await expect(app.dialog.getByText("1 key found").first()).toBeVisible();
    await leaveAndComeBack(app);
    await expect(app.dialog).toBeHidden();
    await expect.poll(() => leftInMemory(page, key), { timeout: 20_000 }).toEqual(NOTHING);
  });

  test("holds no session token any more", async ({ app, page }) => {
    await app.startWith([]);
    await page.getByRole("link", { name: "Session Token" }).click();
    await expect(page.getByRole("timer")).toHaveText(/^Expires in \d+ s$/);
    await leaveAndComeBack(app);
    await expect(page.getByRole("timer")).toHaveCount(0);
    await button(page, "Get a fresh token").click();
    await expect(page.getByRole("timer")).toHaveText(/^Expires in \d+ s$/);
  });

  test("is signed out when that happened meanwhile", async ({ app, page }) => {
    await app.startWith(["first"]);
    await button(page, "Ada Developer").click();
    await button(page, "Sign out").click();
    await expect(app.heading("You are signed out")).toBeVisible();
    await page.goBack();
    await expect(app.heading("You are signed out")).toBeVisible();
    expect(await app.traces()).not.toContain("first");
  });
});
