import { expect, test } from "./support/test.js";

const COUNT = 400;
/** Every seventh has a name that takes several lines. */
const nameOf = (place) =>
  `agent-${place}` + (place % 7 ? "" : ", which reads the mail of the night, sorts it, and answers what can be answered");
const NAMES = Array.from({ length: COUNT }, (_, place) => nameOf(place + 1));

test.beforeEach(async ({ app, page }) => {
  await app.signIn();
  await app.makeKeys(NAMES);
  await app.open("/settings/api-keys?sort=name");
  await expect(page.getByText(nameOf(1), { exact: true })).toBeVisible();
  await page.mouse.move(700, 600);
});

/** The rows that are seen, in whole or in part: their numbers and where they are. */
const seen = (app) =>
  app.table.evaluate((table) => {
    const covers = [document.querySelector("header"), table.tHead.rows[0].cells[0]];
    const top = Math.max(...covers.map((cover) => cover.getBoundingClientRect().bottom));
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, ...row.getBoundingClientRect().toJSON() }));
    return rows
      .filter((row) => row.bottom > top + 1 && row.top < innerHeight - 1)
      .map(({ row, top }) => ({ number: Number(row.getAttribute("aria-rowindex")), top }));
  });

/** Expects rows one after another, without a gap, over the whole screen. */
async function expectFullScreen(app) {
  await expect(async () => {
    const numbers = (await seen(app)).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, place) => numbers[0] + place));
    expect(numbers[0]).toBeGreaterThan(1);
  }).toPass();
}

for (const [name, viewport] of [["wide", { width: 1280, height: 800 }], ["narrow", { width: 375, height: 700 }]]) {
  test.describe(`on a ${name} screen`, () => {
    test.use({ viewport });

    test("a long list is whole wherever it is scrolled to, and few of its rows are in the page", async ({ app, page }) => {
      await expect(app.table).toHaveAttribute("aria-rowcount", `${COUNT + 1}`);
      const elements = () => page.evaluate(() => document.querySelectorAll("*").length);
      expect(await elements()).toBeLessThan(600);
      for (const pixels of [700, 90, 5000, -3000, 9000, -40]) {
        await app.scrollBy(pixels);
        await expectFullScreen(app);
        expect(await elements()).toBeLessThan(750);
      }
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const last = app.table.getByRole("row", { name: `Revoke ${nameOf(COUNT)}` });
      await expect(last).toBeInViewport();
      await expect(last).toHaveAttribute("aria-rowindex", `${COUNT + 1}`);
      await expectFullScreen(app);
      await page.evaluate(() => scrollTo(0, 0));
      await expect(page.getByText(nameOf(1), { exact: true })).toBeInViewport();
    });

    test("nothing jumps while it is scrolled up over names of several lines that were never seen", async ({ app, page }) => {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await expect(app.table.getByRole("row", { name: `Revoke ${nameOf(COUNT)}` })).toBeInViewport();
      for (let step = 0; step < 12; step += 1) {
        const before = (await seen(app))[1];
        await app.scrollBy(-150);
        const after = (await seen(app)).find(({ number }) => number === before.number);
        expect(Math.abs(after.top - before.top - 150)).toBeLessThan(2);
      }
    });
  });
}

test("the row with the focus stays in the page wherever the screen is", async ({ app, page }) => {
  const box = page.getByRole("checkbox", { name: `Select ${nameOf(2)}`, exact: true });
  await box.focus();
  await app.scrollBy(9000);
  await expectFullScreen(app);
  await expect(box).not.toBeInViewport();
  await expect(box).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.getByText("1 selected")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: `Rotate ${nameOf(2)}`, exact: true })).toBeFocused();
  await expect(page.getByRole("button", { name: `Rotate ${nameOf(2)}`, exact: true })).toBeInViewport();
});

/** Through forty rows and back, by keys alone; a row has three stops. */
async function tabThrough(page) {
  const focused = () =>
    page.evaluate(() => [Number(document.activeElement.closest("tr").ariaRowIndex), document.activeElement.ariaLabel]);
  await page.getByRole("checkbox", { name: `Select ${nameOf(1)}`, exact: true }).focus();
  for (let stop = 1; stop <= 120; stop += 1) {
    await page.keyboard.press("Tab");
    expect((await focused())[0]).toBe(2 + Math.floor(stop / 3));
  }
  for (let stop = 119; stop >= 0; stop -= 1) {
    await page.keyboard.press("Shift+Tab");
    expect((await focused())[0]).toBe(2 + Math.floor(stop / 3));
  }
  expect((await focused())[1]).toBe(`Select ${nameOf(1)}`);
}

test("the Tab key goes through all rows, forth and back", async ({ page }) => tabThrough(page));

test("the Tab key goes through all rows while the browser is too busy to paint", async ({ page }) => {
  await page.evaluate(() => {
    window.addEventListener("scroll", (event) => event.stopImmediatePropagation(), true);
    window.requestAnimationFrame = () => 0;
  });
  await tabThrough(page);
});

test("what was just made and what was looked up is shown, however far away its row is", async ({ app, page }) => {
  await app.scrollBy(2000);
  await page.getByRole("heading", { level: 1 }).press("n");
  await app.name.fill("agent-200b");
  await app.submit();
  await app.dialog.getByRole("button", { name: "Copy key" }).click();
  await app.dialog.getByRole("button", { name: "Done" }).click();
  const made = app.row("agent-200b");
  await expect(made).toBeFocused();
  await expect(made).toBeInViewport();
  await expectFullScreen(app);

  await page.keyboard.press("c");
  await app.dialog.getByRole("textbox").focus();
  await app.paste(await app.clipboard());
  await app.dialog.getByRole("button", { name: "Go to agent-200b" }).click();
  await expect(made).toBeFocused();
  await expect(made).toBeInViewport();
});

test("another order begins with its first row", async ({ app, page }) => {
  await app.scrollBy(5000);
  await app.table.getByRole("button", { name: "Name" }).click();
  await expect(app.names.first()).toHaveText(nameOf(COUNT));
  await expect(app.names.first()).toBeInViewport();
  await expectFullScreen(app);
});

test("the search finds what has no row, and everything that matches is selected at once", async ({ app, page }) => {
  await app.search.fill("agent-399");
  await expect(app.names).toHaveText(["agent-399, which reads the mail of the night, sorts it, and answers what can be answered"]);
  await app.search.fill("");
  await page.getByRole("checkbox", { name: "Select all matching" }).check();
  await expect(page.getByText(`${COUNT} selected`)).toBeVisible();
  await app.scrollBy(7000);
  await expectFullScreen(app);
  const boxes = app.table.getByRole("checkbox", { name: /^Select agent/ });
  for (const box of await boxes.all()) await expect(box).toBeChecked();
  await boxes.last().uncheck();
  await expect(page.getByText(`${COUNT - 1} selected`)).toBeVisible();
  await expect(page.getByRole("button", { name: `Revoke ${COUNT - 1} keys` })).toBeInViewport();
});
