import { expectAccessible } from "./support/accessible.js";
import { expect, test } from "./support/test.js";

const GERMAN = /-console-de-/;
const button = (scope, name) => scope.getByRole("button", { name, exact: true });
const heading = (page, name) => page.getByRole("heading", { name, exact: true });

/** What stands beside the table that it belongs to. */
const beside = (table) =>
  table.evaluate((table) => {
    const { left, right } = table.getBoundingClientRect();
    const isBeside = (element) => element.getBoundingClientRect().left < left - 1 || element.getBoundingClientRect().right > right + 1;
    return [...table.querySelectorAll("button, td, th")].filter(isBeside).map((element) => element.textContent);
  });

/** Notes which files of the console are asked for. */
function filesOf(page) {
  const files = [];
  page.on("request", (request) => /agent-sentinel-console/.test(request.url()) && files.push(request.url()));
  return files;
}

test("an English visitor downloads nothing of another language", async ({ app, page }) => {
  const files = filesOf(page);
  await app.startWith(["ci"]);
  await app.generateButton.click();
  await expect(app.name).toBeFocused();
  expect(files.filter((file) => GERMAN.test(file))).toEqual([]);
  expect(files).toHaveLength(3);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test.describe("the language", () => {
  // The page was made before it knew the choice.
  test.use({ expected: [[/preloaded using link preload/], { scope: "test" }] });

  test("is switched, remembered, and switched back", async ({ app, page }) => {
    await app.startWith(["ci"]);
    await page.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
    await expect(heading(page, "API-Schlüssel")).toBeVisible();
    await expect(page).toHaveTitle(/^API-Schlüssel · Agent Sentinel$/);
    const files = filesOf(page);
    await page.reload();
    await expect(heading(page, "API-Schlüssel")).toBeVisible();
    expect(files.length).toBeGreaterThan(1);
    expect(files.filter((file) => !GERMAN.test(file))).toEqual([]);
    await page.getByRole("combobox", { name: "Sprache" }).selectOption("English");
    await expect(heading(page, "API Keys")).toBeVisible();
    await expect(app.row("ci")).toBeVisible();
  });
});

test("where nothing can be kept the language stays, and why is said", async ({ app, page }) => {
  await page.addInitScript(() => (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }));
  await app.startWith(["ci"]);
  await page.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
  await expect(page.getByText("This browser keeps nothing, so the language cannot be changed.").first()).toBeVisible();
  await expect(heading(page, "API Keys")).toBeVisible();
});

test.describe("in a browser that wants German", () => {
  test.use({ locale: "de-AT" });

  test("the console is German from the first visit, and nothing of the English one is downloaded", async ({ app, page }) => {
    const files = filesOf(page);
    await app.prepare(["ci", "staging"]);
    await app.open();
    await expect(heading(page, "API-Schlüssel")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await button(page, "Neuen Schlüssel erstellen").first().click();
    await expect(app.dialog).toBeVisible();
    expect(files.filter((file) => !GERMAN.test(file))).toEqual([]);
  });

  test("numbers are written as in German", async ({ app, page }) => {
    await app.prepare([]);
    await app.open();
    await button(page, "Schlüssel prüfen").click();
    const keys = Array.from({ length: 1234 }, (_, number) => `as_AAAAAAAAAAAAAAAAAAAAAAAAAAAA${String(number).padStart(4, "0")}`);
    await app.paste(keys.join("\n"));
    await expect(app.dialog.getByText("1.234 Schlüssel gefunden").first()).toBeVisible();
  });

  test("the whole life of a key is in German, with its dates and plurals", async ({ app, page, platform }) => {
    const [old, ...others] = await app.prepare(["production-agent", "staging-agent", "ci"]);
    await platform.age(old.id, 100, 3);
    await platform.age(others[0].id, 95);
    await app.open();
    await expect(page.getByRole("button", { name: /^2 von 3 / })).toBeVisible();
    const row = page.getByRole("row").filter({ hasText: "production-agent" });
    expect(await beside(page.getByRole("table"))).toEqual([]);
    await expect(row).toContainText("vor 3 Monaten");
    await expect(row).toContainText("vor 3 Tagen");
    await button(page, "Neuen Schlüssel erstellen").first().click();
    await page.keyboard.type("dev-agent");
    await page.keyboard.press("Enter");
    await expect(button(app.dialog, "Schlüssel kopieren")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(button(app.dialog, "Fertig")).toBeFocused();
    expect(await app.statusFor(await app.clipboard())).toBe(200);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("row").filter({ hasText: "dev-agent" })).toBeFocused();
    for (const name of ["ci", "dev-agent"]) await page.getByRole("checkbox", { name: `${name} auswählen`, exact: true }).check();
    await page.getByRole("button", { name: /^2 Schlüssel widerrufen/ }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: /widerrufen$/ }).click();
    await expect(page.getByRole("row")).toHaveCount(3);
    const english = ["Revoke", "Rotate", "Created", "Last used", "keys", "days ago", "Settings", "Generate"];
    const text = await page.locator("body").innerText();
    expect(english.filter((word) => new RegExp(`\\b${word}\\b`).test(text))).toEqual([]);
  });

  test.describe("a start that fails", () => {
    test.use({ expected: [[/Failed to load resource|Failed to fetch/], { scope: "test" }] });

    test("is said in German, too", async ({ app, page }) => {
      await page.route("**/*.wasm", (route) => route.abort());
      await app.open();
      await expect(heading(page, "Die Konsole konnte nicht starten")).toBeVisible();
      await expect(page.getByRole("heading")).toHaveCount(1);
      await expect(page.getByRole("link", { name: "Neu laden" })).toBeVisible();
    });
  });

  test("a phone shows each chosen option whole, and both pages in one row", async ({ app, page }) => {
    await page.setViewportSize({ width: 375, height: 700 });
    await app.prepare(["production-agent"]);
    await app.open();
    await expect(page.getByRole("row").filter({ hasText: "production-agent" })).toBeVisible();
    const cut = await page.getByRole("combobox").evaluateAll((selects) =>
      selects.map((select) => {
        const { offsetWidth } = select;
        select.style = "field-sizing: content; flex: none; justify-self: start; max-inline-size: none";
        return select.offsetWidth > offsetWidth ? select.selectedOptions[0].label : "";
      }),
    );
    expect(cut).toEqual(["", "", "", ""]);
    const links = await page.getByRole("navigation").getByRole("link").all();
    const tops = await Promise.all(links.map(async (link) => (await link.boundingBox()).y));
    expect(new Set(tops).size).toBe(1);
  });

  test("it is accessible, and nothing is wider than a phone", async ({ app, page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await app.prepare(["production-agent"]);
    await app.open();
    await expect(page.getByRole("row").filter({ hasText: "production-agent" })).toBeVisible();
    await expectAccessible(page, "the list in German");
    await button(page, "Neuen Schlüssel erstellen").first().click();
    await expect(app.dialog.getByRole("textbox")).toBeFocused();
    await expectAccessible(page, "the form in German");
  });
});

/** A language that is written from right to left, and longer: each word of the page in letters of Hebrew. */
const pseudo = () => {
  const written = new WeakMap();
  const write = (node) => {
    if (!node.data?.trim() || written.get(node) === node.data) return;
    if (node.parentElement?.closest("code, pre, script, style, bdi, .mono")) return;
    const text = node.data.replace(/[A-Za-z]+/g, (word) => {
      const letters = [...word].map((letter) => String.fromCharCode(0x5d0 + (letter.toLowerCase().charCodeAt(0) - 97)));
      return letters.join("") + letters.slice(0, Math.ceil(word.length / 3)).join("");
    });
    written.set(node, text);
    node.data = text;
  };
  const writeAll = (root) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) write(texts.currentNode);
  };
  new MutationObserver((records) => {
    document.documentElement.dir = "rtl";
    for (const { target, addedNodes } of records) {
      if (target.nodeType === Node.TEXT_NODE) write(target);
      for (const node of addedNodes) if (node.nodeType === Node.TEXT_NODE) write(node);
      else if (node.nodeType === Node.ELEMENT_NODE) writeAll(node);
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
};

for (const width of [1280, 375]) {
  test.describe(`a language from right to left, ${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("mirrors the page, and nothing is cut off or lies over something else", async ({ app, page }) => {
      await page.addInitScript(pseudo);
      await app.prepare(["production-agent-with-a-rather-long-name", "ci"]);
      await app.open();
      await expect(app.names).toHaveCount(2);
      const box = (locator) => locator.boundingBox();
      const middle = ({ x, width }) => x + width / 2;
      const search = app.search;
      expect(middle(await box(page.getByRole("banner").getByRole("button")))).toBeLessThan(width / 2);
      const placed = async () => {
        const row = app.table.getByRole("row").nth(1);
        const check = await box(row.getByRole("checkbox"));
        const range = await row.locator("td.key-name").evaluate((cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          const { left, right } = range.getBoundingClientRect();
          return { left, right };
        });
        return { check, range };
      };
      const { check, range } = await placed();
      const overlaps = check.x < range.right && range.left < check.x + check.width;
      expect(overlaps, "the box over the name").toBe(false);
      await expect(search).toHaveCSS("background-position-x", /right|calc\(100%/);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      expect(await beside(app.table)).toEqual([]);
      await page.keyboard.press("n");
      await expect(app.dialog).toBeVisible();
      await page.keyboard.type("ci-2");
      await page.keyboard.press("Enter");
      await expect(app.dialog.getByRole("tablist")).toBeVisible();
      expect(await app.dialog.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
      const code = app.dialog.locator("pre");
      await expect(code).toHaveCSS("direction", "ltr");
      await expect(app.dialog.locator(".key-text code")).toHaveCSS("direction", "ltr");
    });
  });
}
