import { installClock } from "./support/clock.js";
import { answer, expect, test } from "./support/fault-proxy.js";
import { held, noteTimers, show } from "./support/long-life.js";
import { holdMemory } from "./support/memory.js";

const LIST = "/api/v1/api-keys/";
const HOURS = 8;
const TEN_MINUTES = 600_000;
/** How much more or less may be held afterwards. */
const TOLERANCE = 0.1;

const button = (scope, name) => scope.getByRole("button", { name, exact: true });

const json = { "content-type": "application/json" };
const keysOf = (length) => Array.from({ length }, (_, place) => ({
  id: `key_${place}`,
  key_prefix: "as_a1b2c3",
  name: `agent-${place}`,
  created_at: new Date(Date.now() - place * 3_600_000).toISOString(),
  last_used_at: null,
}));
const listOf = (length) => answer(200, JSON.stringify(keysOf(length)), json);

test("a tab in the background fires no timer but the one that wipes, and asks for nothing", async ({ app, page }) => {
  await installClock(page);
  await noteTimers(page);
  await app.startWith(["first"]);
  await page.clock.runFor(70_000);
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await show(page, "hidden");
  await page.evaluate(() => (window.__fired = []));
  await page.clock.runFor("01:00:00");
  expect(await page.evaluate(() => window.__fired)).toEqual([TEN_MINUTES]);
  expect(requests).toEqual([]);
  await expect(app.row("first")).toContainText("1 minute ago");
  await show(page, "visible");
  await expect(app.row("first")).toContainText("1 hour ago");
  await expect.poll(() => requests.filter((url) => url.endsWith(LIST)), JSON.stringify(requests)).toHaveLength(1);
});

test("a tab in which nobody is looked after still ends a session token when it is over", async ({ app, page }) => {
  await installClock(page);
  await noteTimers(page);
  await app.startWith([]);
  await page.getByRole("link", { name: "Session Token" }).click();
  await expect(page.getByRole("timer")).toHaveText(/^Expires in \d+ s$/);
  await page.clock.runFor(12_000);
  await show(page, "hidden");
  await page.evaluate(() => (window.__fired = []));
  await page.clock.runFor(61_000);
  await expect(page.getByRole("timer")).toHaveCount(0);
  expect(await page.evaluate(() => window.__fired), "once, at the end").toHaveLength(1);
});

test(`after ${HOURS} hours of work memory is where it was`, async ({ app, page, network }) => {
  await holdMemory(page);
  await installClock(page);
  await app.prepare([]);
  const list = network.fault("GET", LIST, listOf(1000));
  await app.open();
  await expect(app.names.first()).toHaveText("agent-0");

  /** Twenty minutes: the tab is put into the background and looked at again, with a list and a token that are old. */
  const passTwentyMinutes = async () => {
    await page.clock.runFor(TEN_MINUTES);
    await show(page, "hidden");
    await page.clock.runFor(TEN_MINUTES);
    const { count } = list;
    await show(page, "visible");
    await expect.poll(() => list.count).toBe(count + 1);
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  };
  const openAndClose = async (opener, dialog) => {
    await opener.click();
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  };
  const useEverything = async () => {
    await openAndClose(app.generateButton, app.dialog);
    await openAndClose(button(page, "Check a key"), app.dialog);
    await openAndClose(button(page, "Rotate agent-0"), app.dialog);
    await openAndClose(button(page, "Revoke agent-0"), app.confirmation);
    await app.search.fill("agent-7");
    await expect(app.names.first()).toHaveText("agent-7");
    await app.search.fill("");
    await expect(app.names.first()).toHaveText("agent-0");
    await page.getByRole("link", { name: "Session Token" }).click();
    await expect(page.getByRole("timer")).toBeVisible();
    await page.getByRole("link", { name: "API Keys" }).click();
    await expect(app.names.first()).toHaveText("agent-0");
  };

  const passAnHour = async () => {
    for (let part = 0; part < 3; part += 1) await passTwentyMinutes();
  };

  // Until everything was used some times, the browser compiles, and the wasm's memory gets its size.
  for (let time = 0; time < 3; time += 1) {
    await useEverything();
    await passAnHour();
  }
  const before = await held(page);
  for (let hour = 0; hour < HOURS; hour += 1) {
    if (hour % 2 === 0) await useEverything();
    await passAnHour();
  }
  const after = await held(page);
  for (const [what, amount] of Object.entries(before)) {
    const ratio = after[what] / amount;
    expect(ratio, `${what}: ${amount} before, ${after[what]} after`).toBeLessThan(1 + TOLERANCE);
    expect(ratio, `${what}: ${amount} before, ${after[what]} after`).toBeGreaterThan(1 - TOLERANCE);
  }
});

test("ten thousand keys, and answers that are nested without end, fit into the wasm's stack", async ({ app, page, network }) => {
  await holdMemory(page);
  await app.prepare([]);
  const list = network.fault("GET", LIST, listOf(10_000));
  await app.open();
  await expect(app.names.first()).toHaveText("agent-0");
  await app.search.fill("agent-9999");
  await expect(app.names).toHaveText(["agent-9999"]);
  await app.search.fill("");
  await page.getByRole("checkbox", { name: "Select all matching" }).check();
  await expect(page.getByText("10,000 selected")).toBeVisible();
  list.clear();
  for (const nested of ["[".repeat(1_000_000), '{"items":'.repeat(200_000), `[${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}]`]) {
    const fault = network.fault("GET", LIST, answer(200, nested, json));
    await page.reload();
    await expect(page.getByText(/an answer this console does not understand|could not be read/).first()).toBeVisible();
    fault.clear();
  }
  await page.reload();
  await expect(app.heading("No API keys yet")).toBeVisible();
});
