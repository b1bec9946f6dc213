import { readFile } from "node:fs/promises";

import { Console } from "./support/console.js";
import { expect, test } from "./support/test.js";

const DAY = 86_400_000;

/** By its whole name. */
const exactly = (name) => ({ name, exact: true });

/** Chooses from `Export list`; gives back the file's name and content. */
async function exported(page, format) {
  await page.getByRole("button", { name: "Export list" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", exactly(format)).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** The rows of a CSV file (RFC 4180), as a spreadsheet reads them. */
function rowsOf(csv) {
  const rows = [[]];
  for (const [, separator, quoted, plain] of csv.matchAll(/(^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)) {
    if (separator === "\r\n") rows.push([]);
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
  }
  return rows;
}

test.describe("search", () => {
  test("finds names on every keystroke", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys(["agent-1", "AGENT-12", "other"]);
    await page.reload();
    await app.search.fill("agent-");
    await expect(app.names).toHaveText(["AGENT-12", "agent-1"]);
    await page.keyboard.type("1");
    await expect(app.names).toHaveText(["AGENT-12", "agent-1"]);
    await page.keyboard.type("2");
    await expect(app.names).toHaveText(["AGENT-12"]);
    await expect(page.getByText("1 of 3 keys match")).toBeAttached();
    await page.keyboard.press("Backspace");
    await expect(app.names).toHaveText(["AGENT-12", "agent-1"]);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Backspace");
    await expect(app.names).toHaveText(["other", "AGENT-12", "agent-1"]);
  });

  test("finds a key by its first characters", async ({ app, page }) => {
    await app.signIn();
    const [wanted] = await app.makeKeys(["wanted", "other", "third"]);
    await page.reload();
    await app.search.fill(wanted.key_prefix);
    await expect(app.names).toHaveText(["wanted"]);
    await app.search.fill(wanted.key_prefix.slice(3));
    await expect(app.names).toHaveText(["wanted"]);
    await app.search.fill(`${wanted.key_prefix} wanted`);
    await expect(app.names).toHaveText(["wanted"]);
  });

  test("that finds nothing says what was searched for, and is cleared", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys(["production-agent"]);
    await page.reload();
    await app.search.fill("x-y-z");
    await expect(app.heading('No keys match "x-y-z"')).toBeVisible();
    await expect(app.heading("No API keys yet")).toBeHidden();
    await page.getByRole("button", { name: "Clear search" }).click();
    await expect(app.names).toHaveText(["production-agent"]);
    await expect(app.search).toHaveValue("");
    await expect(app.heading(/^API Keys$/)).toBeFocused();
    await expect(page).toHaveURL(`${app.url}/settings/api-keys`);
  });

  test("is focused by / and takes a / while it has the focus", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys(["billing/agent", "other"]);
    await page.reload();
    await expect(app.row("other")).toBeVisible();
    await page.keyboard.press("/");
    await expect(app.search).toBeFocused();
    await expect(app.search).toHaveValue("");
    await page.keyboard.type("g/a");
    await expect(app.names).toHaveText(["billing/agent"]);
  });

  test("with a whole key finds it by its start, and never brings it into the address", async ({ app, page }) => {
    await app.signIn();
    const key = await app.generate("pasted-agent");
    await app.generate("other");
    const addresses = [];
    page.on("framenavigated", (frame) => addresses.push(frame.url()));
    page.on("request", (request) => addresses.push(request.url()));
    await app.search.focus();
    await app.paste(key);
    await expect(app.names).toHaveText(["pasted-agent"]);
    await expect(app.search).toHaveValue(key.slice(0, 9));
    await expect(page.getByText("A whole key was cut to its first characters")).toBeAttached();
    await expect(page).toHaveURL(`${app.url}/settings/api-keys?q=${key.slice(0, 9)}`);
    expect(await app.traces()).not.toContain(key.slice(0, 12));
    expect(addresses.join()).not.toContain(key.slice(0, 12));
    await page.reload();
    await expect(app.names).toHaveText(["pasted-agent"]);
  });

  test("with a whole key in a link finds it, and takes it out of the address", async ({ app, page }) => {
    await app.signIn();
    const [{ key }] = await app.makeKeys(["linked-agent", "other"]);
    await app.open(`/settings/api-keys?q=${key}`);
    await expect(app.names).toHaveText(["linked-agent"]);
    await expect(app.search).toHaveValue(key.slice(0, 9));
    await expect(page).toHaveURL(`${app.url}/settings/api-keys?q=${key.slice(0, 9)}`);
  });
});

test.describe("search, filter and sort", () => {
  test("live in the address: they survive a reload, a link and the way back", async ({ app, page, context }) => {
    await app.signIn();
    await app.makeKeys(["prod-a 10 & more", "prod-a 9", "prod-b", "staging-a"]);
    await page.reload();
    await app.search.fill("-a");
    await page.getByRole("combobox", { name: "Show" }).selectOption("Production");
    await app.table.getByRole("button", { name: "Name" }).click();
    await expect(app.names).toHaveText(["prod-a 9", "prod-a 10 & more"]);
    await expect(page).toHaveURL(`${app.url}/settings/api-keys?q=-a&show=production&sort=name`);

    const shown = async (page) => {
      const view = new Console(page, app.url);
      await expect(view.names).toHaveText(["prod-a 9", "prod-a 10 & more"]);
      await expect(view.search).toHaveValue("-a");
      await expect(page.getByRole("combobox", { name: "Show" })).toHaveValue("Production");
      await expect(view.table.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
    };
    await page.reload();
    await shown(page);
    const link = await context.newPage();
    await link.goto(page.url());
    await shown(link);
    await page.getByRole("link", { name: "Session Token" }).click();
    await expect(app.heading("Session Token")).toBeVisible();
    await page.goBack();
    await shown(page);
  });

  test("with signs in the search come back from the address as they were typed", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys(["50 % + a&b #1 = ключ 🔑", "other"]);
    await page.reload();
    await app.search.fill("% + a&b #1 = ключ 🔑");
    await expect(page).toHaveURL(/[?]q=/);
    await page.reload();
    await expect(app.search).toHaveValue("% + a&b #1 = ключ 🔑");
    await expect(app.names).toHaveText(["50 % + a&b #1 = ключ 🔑"]);
  });

  test("survive also when the page is left at once", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys(["agent-1", "other"]);
    await page.reload();
    await app.search.fill("agent-");
    await page.getByRole("link", { name: "Session Token" }).click();
    await expect(app.heading("Session Token")).toBeVisible();
    await page.goBack();
    await expect(app.names).toHaveText(["agent-1"]);
    await expect(app.search).toHaveValue("agent-");
  });

  test("that an address asks for and nobody knows are ignored", async ({ app }) => {
    await app.signIn();
    await app.makeKeys(["agent"]);
    await app.open("/settings/api-keys?show=nonsense&sort=-nonsense&other=1");
    await expect(app.names).toHaveText(["agent"]);
  });
});

test.describe("rotation", () => {
  test("is summed up in a line that shows the keys it is about", async ({ app, page, platform }) => {
    await app.signIn();
    const keys = await app.makeKeys([1, 2, 3, 4, 5, 6, 7].map((number) => `agent-${number}`));
    await page.reload();
    await expect(app.row("agent-7")).toBeVisible();
    await expect(page.getByText("older than 90 days")).toBeHidden();
    await platform.age(keys[1].id, 91);
    await platform.age(keys[4].id, 200);
    await page.reload();
    await page.getByRole("button", exactly("2 of 7 keys are older than 90 days")).click();
    await expect(app.names).toHaveText(["agent-2", "agent-5"]);
    await expect(page.getByRole("combobox", { name: "Show" })).toHaveValue("Due for rotation");
    await expect(page).toHaveURL(/[?]show=due$/);
  });

  test("is said from day 76 on, and is due from day 90", async ({ app, page, platform }) => {
    await app.signIn();
    const ages = [0, 75, 76, 89, 90, 91, 97];
    const keys = await app.makeKeys(ages.map((days) => `aged ${days} days`));
    for (const [place, days] of ages.entries()) await platform.age(keys[place].id, days);
    await page.reload();
    for (const [days, words, tooltip] of [
      [0, "Fresh", /^Due on \w+ \d+, \d{4}$/],
      [75, "Fresh", /^Due on /],
      [76, "Due in 14 days", /^Due on /],
      [89, "Due in 1 day", /^Due on /],
      [90, "Due for rotation", "Due since today"],
      [91, "Due for rotation", "1 day overdue"],
      [97, "Due for rotation", "7 days overdue"],
    ]) {
      const state = app.row(`aged ${days} days`).getByText(words, { exact: true });
      await expect(state, `after ${days} days`).toHaveAttribute("title", tooltip);
    }
  });
});

test("environments are taken from names, and are called hints", async ({ app, page }) => {
  await app.signIn();
  const hints = {
    "PROD agent": "Production",
    "my-staging-2": "Staging",
    dev: "Development",
    "e2e test": "Test",
    "ci/build": "CI",
    local: "Local",
  };
  const silent = ["product", "device", "test-prod", "agent"];
  await app.makeKeys([...Object.keys(hints), ...silent]);
  await page.reload();
  for (const [name, words] of Object.entries(hints)) {
    await expect(app.row(name).getByText(words, { exact: true })).toHaveAttribute("title", /\bhint\b/);
  }
  await expect(page.getByTitle(/\bhint\b/)).toHaveCount(Object.keys(hints).length);
  const show = page.getByRole("combobox", { name: "Show" });
  await expect(show.getByRole("option")).toHaveText(["All keys", "Due for rotation", ...Object.values(hints)]);
  await show.selectOption("Staging");
  await expect(app.names).toHaveText(["my-staging-2"]);
});

test("each column's heading sorts, the other way round when it is pressed again", async ({ app, page, platform }) => {
  await app.signIn();
  const keys = await app.makeKeys(["Agent-10 staging", "agent-2 prod", "agent-1 staging", "zeta ci", "beta"]);
  const times = [[40, 3], [30, undefined], [100, 1], [20, 2], [10, undefined]];
  for (const [place, [days, used]] of times.entries()) await platform.age(keys[place].id, days, used);
  await page.reload();

  const [ten, two, one, zeta, beta] = keys.map((key) => key.name);
  const asReadersDo = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const byPrefix = keys.toSorted((a, b) => asReadersDo.compare(a.key_prefix, b.key_prefix));
  const starts = byPrefix.map((key) => key.name);
  const sorted = async (column, direction, names) => {
    const heading = app.table.getByRole("columnheader", exactly(column));
    await expect(heading).toHaveAttribute("aria-sort", direction);
    await expect(app.table.locator("[aria-sort]")).toHaveCount(1);
    await expect(app.names).toHaveText(names);
  };
  await sorted("Created", "descending", [beta, zeta, two, ten, one]);
  for (const [column, first, names, then, others] of [
    ["Name", "ascending", [one, two, ten, beta, zeta], "descending", [zeta, beta, ten, two, one]],
    ["Key", "ascending", starts, "descending", starts.toReversed()],
    ["Environment", "ascending", [two, ten, one, zeta, beta], "descending", [zeta, ten, one, two, beta]],
    ["Created", "descending", [beta, zeta, two, ten, one], "ascending", [one, ten, two, zeta, beta]],
    ["Last used", "descending", [one, zeta, ten, beta, two], "ascending", [beta, two, ten, zeta, one]],
    ["Rotation", "ascending", [one, ten, two, zeta, beta], "descending", [beta, zeta, two, ten, one]],
  ]) {
    const button = app.table.getByRole("button", exactly(column));
    await button.click();
    await sorted(column, first, names);
    await button.press("Enter");
    await sorted(column, then, others);
    await expect(button).toBeFocused();
  }
});

test.describe("on a narrow screen", () => {
  test.use({ viewport: { width: 375, height: 800 } });

  test("the order is chosen from a list", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys(["b-10", "a", "b-9"]);
    await page.reload();
    await expect(app.names).toHaveText(["b-9", "a", "b-10"]);
    const order = page.getByRole("combobox", { name: "Sort by" });
    await order.selectOption("By name");
    await expect(app.names).toHaveText(["a", "b-9", "b-10"]);
    await order.selectOption("Oldest first");
    await expect(app.names).toHaveText(["b-10", "a", "b-9"]);
    await app.open("/settings/api-keys?sort=-name");
    await expect(app.names).toHaveText(["b-10", "b-9", "a"]);
    await expect(order).toHaveValue("Another order");
    await order.selectOption("Newest first");
    await expect(order.getByRole("option", { name: "Another order" })).toHaveCount(0);
    await expect(app.names).toHaveText(["b-9", "a", "b-10"]);
  });
});

test.describe("times", () => {
  test.use({ timezoneId: "Europe/Ljubljana" });

  test("are relative, with the exact local time in a tooltip and for machines", async ({ app, page, platform }) => {
    await app.signIn();
    const [recent, exact] = await app.makeKeys(["recent", "exact"]);
    await platform.age(recent.id, 3, 2 / 24);
    await platform.setTimes(exact.id, Date.UTC(2024, 0, 15, 23, 30, 12));
    await page.reload();
    await expect(app.row("recent").getByText("3 days ago")).toBeVisible();
    await expect(app.row("recent").getByText("2 hours ago")).toBeVisible();
    await expect(app.row("exact")).toContainText("Never");
    const time = app.row("exact").getByRole("time");
    await expect(time).toHaveText(/^\d+ years ago$/);
    await expect(time).toHaveAttribute("datetime", "2024-01-15T23:30:12Z");
    await expect(time).toHaveAttribute("title", /^Jan 16, 2024, 12:30:12\sAM GMT\+1$/);
  });

  test("from 1970 and from the future are shown as they are", async ({ app, page, platform }) => {
    await app.signIn();
    const [first, before, future] = await app.makeKeys(["first", "before", "future"]);
    await platform.setTimes(first.id, 0);
    await platform.setTimes(before.id, -1);
    await platform.setTimes(future.id, Date.now() + 10.5 * DAY, Date.now() + 2.5 * DAY);
    await page.reload();
    await expect(app.names).toHaveText(["future", "first", "before"]);
    await expect(app.row("first").getByRole("time")).toHaveAttribute("datetime", "1970-01-01T00:00:00Z");
    await expect(app.row("first").getByRole("time")).toHaveText(/^\d\d years ago$/);
    await expect(app.row("first").getByText("Due for rotation")).toHaveAttribute("title", /^\d{5} days overdue$/);
    await expect(app.row("before").getByRole("time")).toHaveAttribute("datetime", "1969-12-31T23:59:59.999Z");
    await expect(app.row("future").getByRole("time")).toHaveText(["in 10 days", "in 2 days"]);
    await expect(app.row("future").getByText("Fresh")).toBeVisible();
    await expect(page.getByRole("button", exactly("2 of 3 keys are older than 90 days"))).toBeVisible();
  });
});

test("two keys with one name are two rows, and revoking one leaves the other", async ({ app, page }) => {
  await app.signIn();
  const [older, newer] = await app.makeKeys(["twin", "twin"]);
  await page.reload();
  await expect(app.names).toHaveText(["twin", "twin"]);
  await app.rowOf(older).getByRole("button", { name: "Revoke twin" }).click();
  await expect(app.confirmation).toContainText(older.key_prefix);
  await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
  await expect(app.names).toHaveText(["twin"]);
  await expect(app.row("twin")).toContainText(newer.key_prefix);
});

test("what a row offers carries the key's name", async ({ app, page }) => {
  await app.signIn();
  await app.makeKeys(["first", 'say "hi" <b>now</b>']);
  await page.reload();
  for (const name of ["first", 'say "hi" <b>now</b>']) {
    const row = app.row(name);
    await expect(row.getByRole("checkbox")).toHaveAccessibleName(`Select ${name}`);
    await expect(row.getByRole("button")).toHaveCount(2);
    await expect(row.getByRole("button", exactly(`Rotate ${name}`))).toBeVisible();
    await expect(row.getByRole("button", exactly(`Revoke ${name}`))).toBeVisible();
  }
});

test.describe("export", () => {
  // So far east that the day there is often another than in UTC.
  test.use({ timezoneId: "Pacific/Auckland" });

  const hostile = [
    '=HYPERLINK("http://evil.example","prod")',
    "+1;=2",
    "@SUM(A1)",
    'say "hi", <b>you</b>',
    "ключ 🔑 مفتاح",
  ];

  test("as JSON holds every field of the keys, and none of the secrets", async ({ app, page, platform }) => {
    await app.signIn();
    const keys = await app.makeKeys(hostile);
    await platform.setTimes(keys[0].id, Date.UTC(2024, 11, 28, 23, 30), Date.UTC(2025, 0, 1));
    await page.reload();
    const { name, text } = await exported(page, "JSON");
    expect(name).toMatch(/^agent-sentinel-api-keys-\d{4}-\d\d-\d\d\.json$/);
    await expect(page.getByText(`${name} was saved`).first()).toBeAttached();
    const entries = JSON.parse(text);
    expect(entries.map((entry) => entry.name).toSorted()).toEqual(hostile.toSorted());
    expect(entries.at(-1)).toEqual({
      id: keys[0].id,
      name: hostile[0],
      key_prefix: keys[0].key_prefix,
      environment_hint: "production",
      created_at: "2024-12-28T23:30:00Z",
      last_used_at: "2025-01-01T00:00:00Z",
      rotation_due_on: "2025-03-28",
    });
    for (const { key } of keys) expect(text).not.toContain(key.slice(9));
  });

  test("as CSV keeps each name in its cell, and none of them is a formula", async ({ app, page }) => {
    await app.signIn();
    const keys = await app.makeKeys(hostile);
    await page.reload();
    const { name, text } = await exported(page, "CSV");
    expect(name).toMatch(/^agent-sentinel-api-keys-\d{4}-\d\d-\d\d\.csv$/);
    const [header, ...rows] = rowsOf(text.replace(/^\ufeff/, "").replace(/\r\n$/, ""));
    expect(header).toEqual(["id", "name", "key_prefix", "environment_hint", "created_at", "last_used_at", "rotation_due_on"]);
    const newestFirst = keys.toReversed();
    expect(rows.map((row) => row[0])).toEqual(newestFirst.map((key) => key.id));
    expect(rows.map((row) => row[1].replaceAll("'", ""))).toEqual(newestFirst.map((key) => key.name));
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@]/);
    for (const { key } of keys) expect(text).not.toContain(key.slice(9));
  });

  test("holds what the list shows, in its order", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys(["agent-10", "agent-9", "other"]);
    await app.open("/settings/api-keys?q=agent-&sort=name");
    await expect(app.names).toHaveText(["agent-9", "agent-10"]);
    const { text } = await exported(page, "JSON");
    expect(JSON.parse(text).map((entry) => entry.name)).toEqual(["agent-9", "agent-10"]);
  });

  test("as a calendar has one event for each key, on the local day it is due", async ({ app, page, platform }) => {
    await app.signIn();
    const keys = await app.makeKeys([...hostile, "old"]);
    await platform.setTimes(keys.at(-1).id, Date.UTC(2024, 11, 28, 12));
    await page.reload();
    const first = await exported(page, "Add rotation dates to calendar");
    expect(first.name).toMatch(/^agent-sentinel-api-keys-\d{4}-\d\d-\d\d\.ics$/);
    const events = (text) => text.replaceAll("\r\n ", "").split("BEGIN:VEVENT").slice(1);
    expect(first.text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(events(first.text)).toHaveLength(keys.length);
    for (const key of keys) {
      expect(events(first.text).filter((event) => event.includes(key.key_prefix))).toHaveLength(1);
      expect(first.text).not.toContain(key.key.slice(9));
    }
    const old = events(first.text).find((event) => event.includes('"old"'));
    expect(old).toContain("\r\nDTSTART;VALUE=DATE:20250329\r\n");
    expect(old).toContain(`\r\nSUMMARY:Rotate API key "old" (${keys.at(-1).key_prefix}…)\r\n`);
    const uids = (text) => text.match(/^UID:.*$/gm);
    expect(new Set(uids(first.text)).size).toBe(keys.length);
    const second = await exported(page, "Add rotation dates to calendar");
    expect(uids(second.text)).toEqual(uids(first.text));
  });
});

test.describe("another tab of the same user", () => {
  test("shows what was made and revoked here, without a reload", async ({ app, page, context }) => {
    await app.signIn();
    const other = new Console(await context.newPage(), app.url);
    await other.open();
    await expect(other.heading("No API keys yet")).toBeVisible();

    await app.generate("made here");
    await expect(other.names).toHaveText(["made here"]);
    await other.generate("made there");
    await expect(app.names).toHaveText(["made there", "made here"]);
    await page.getByRole("button", { name: "Revoke made there" }).click();
    await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
    await expect(other.names).toHaveText(["made here"]);
  });

  test("keeps what is being typed there", async ({ app, context }) => {
    await app.signIn();
    const other = new Console(await context.newPage(), app.url);
    await other.open();
    await other.generateButton.click();
    await other.name.fill("half a na");
    await app.generate("made here");
    await expect(other.names).toHaveText(["made here"]);
    await expect(other.name).toHaveValue("half a na");
    await expect(other.name).toBeFocused();
  });
});

test("the list is loaded again when the tab is looked at after more than 30 seconds", async ({ app, page }) => {
  await app.signIn();
  await app.makeKeys(["made elsewhere"]);
  const lists = [];
  page.on("request", (request) => request.url().endsWith("/api/v1/api-keys/") && lists.push(request));
  const lookAtAfter = async (seconds) => {
    await page.clock.setFixedTime(Date.now() + seconds * 1000);
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  };
  await lookAtAfter(10);
  await expect(app.heading("No API keys yet")).toBeVisible();
  await lookAtAfter(60);
  await expect(app.names).toHaveText(["made elsewhere"]);
  expect(lists).toHaveLength(1);
});
