import { answer, cutBefore, expect, half, hang, test } from "./support/fault-proxy.js";

// The browser's own words of what did not arrive, and of what is no wasm.
test.use({ expected: [[/Failed to load resource/, /instantiateStreaming/], { scope: "test" }] });

const LATER = /^\/agent-sentinel-console-later-[0-9a-f]{16}\.wasm$/;
const MISSING = "This part of the console could not be loaded";
const PAGE = Buffer.from("<!doctype html><title>Another page</title>");

/** Lets the later part wait until what this gives back is called. */
async function heldBack(page) {
  let arrive;
  const arrival = new Promise((resolve) => (arrive = resolve));
  await page.route("**/*-later-*.wasm", async (route) => {
    await arrival;
    await route.continue();
  });
  return arrive;
}

const tryAgain = ({ dialog }) => dialog.getByRole("button", { name: "Try again" });

test("the list does not wait for the later part, and what needs it says so and can be closed", async ({ app, page, network }) => {
  const fault = network.fault("GET", LATER, hang);
  await app.startWith(["first"]);
  await expect.poll(() => fault.count).toBe(1);
  await app.generateButton.click();
  await expect(app.dialog.getByRole("heading", { name: "Generate New Key" })).toBeVisible();
  await expect(app.dialog.getByRole("status")).toHaveText("Loading…");
  await expect(app.dialog.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(app.dialog).toBeHidden();
  await expect(app.generateButton).toBeFocused();
  expect(fault.count).toBe(1);
});

test("a part that is slow is there as soon as it has arrived", async ({ app, page }) => {
  const arrive = await heldBack(page);
  await app.startWith(["first"]);
  await page.getByRole("button", { name: "Rotate first" }).click();
  await expect(app.dialog.getByRole("heading", { name: "Rotate a key" })).toBeVisible();
  arrive();
  await expect(app.dialog.getByRole("heading", { name: 'Rotate "first"' })).toBeVisible();
  await expect(app.name).toBeFocused();
  await expect(app.name).toHaveValue("first");
  await page.keyboard.press("Escape");
  await expect(app.dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Rotate first" })).toBeFocused();
});

test("a file that is asked for sooner is saved as soon as the part has arrived", async ({ app, page }) => {
  const arrive = await heldBack(page);
  await app.startWith(["first"]);
  await page.getByRole("button", { name: "Export list" }).click();
  await page.getByRole("button", { name: "CSV" }).click();
  await expect(app.dialog.getByRole("heading", { name: "Export list" })).toBeVisible();
  await expect(app.dialog.getByRole("status")).toHaveText("Loading…");
  const saving = page.waitForEvent("download");
  arrive();
  expect((await saving).suggestedFilename()).toMatch(/\.csv$/);
  await expect(app.dialog).toBeHidden();
  await expect(page.getByRole("region", { name: "Notifications" })).toContainText(".csv was saved");
  await expect(app.heading("API Keys")).toBeFocused();
});

for (const [what, act] of [
  ["is cut off", cutBefore],
  ["breaks off in the middle", half()],
  ["is gone since a newer console was put in its place", answer(404, "", { "content-type": "text/plain" })],
  ["is answered with a page", answer(200, PAGE, { "content-type": "text/html" })],
]) {
  test(`a part that ${what} is said to be missing, and can be tried again`, async ({ app, network }) => {
    const fault = network.fault("GET", LATER, act);
    await app.startWith(["first"]);
    await expect.poll(() => fault.count).toBe(1);
    await app.generateButton.click();
    await expect(app.dialog.getByRole("alert")).toContainText(MISSING);
    await expect(app.dialog.getByRole("alert")).toContainText("there may be a newer console: reload the page to get it");
    await tryAgain(app).click();
    await expect(tryAgain(app)).toBeFocused();
    await expect(tryAgain(app)).toBeEnabled();
    fault.clear();
    await tryAgain(app).click();
    await expect(app.name).toBeFocused();
    await app.name.fill("second");
    await app.submit();
  });
}

test("a reload brings back what was opened, and with it what was asked for", async ({ app, page, network }) => {
  const fault = network.fault("GET", LATER, answer(404));
  await app.startWith(["first"]);
  await page.getByRole("button", { name: "Rotate first" }).click();
  await expect(app.dialog.getByRole("alert")).toContainText(MISSING);
  fault.clear();
  await app.dialog.getByRole("button", { name: "Reload" }).click();
  await expect(app.dialog.getByRole("heading", { name: 'Rotate "first"' })).toBeVisible();
  await expect(app.name).toHaveValue("first");
});

test("a link to the Session Token page says that it is missing, and it can be tried again", async ({ app, page, network }) => {
  const fault = network.fault("GET", LATER, cutBefore);
  await app.startWith(["first"]);
  await app.open("/settings/session-token");
  await expect(page.getByRole("alert")).toContainText(MISSING);
  await expect(app.heading("Session Token")).toBeVisible();
  fault.clear();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: "Copy session token" })).toBeVisible();
  await expect(app.heading("Session Token")).toHaveCount(1);
});
