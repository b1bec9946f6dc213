import { expect, test } from "./support/test.js";

/** How a user has the page adapted: zoom, spacing of text, forced colours, no motion. Axe looks at the states themselves. */

const button = (scope, name) => scope.getByRole("button", { name, exact: true });

/** The main states, one after the other. */
async function* states({ app, page }) {
  await app.startWith([]);
  const [key, first] = [await app.generate("production-agent"), page.getByRole("region", { name: "Connect your agent" })];
  await expect(first).toBeVisible();
  yield "connect";
  await app.report(key);
  await page.getByRole("region", { name: "Your agent has reported" }).getByRole("button", { name: "Done" }).click();
  await app.generate("ci");
  yield "list";
  await page.getByRole("checkbox", { name: "Select ci" }).check();
  yield "selection";
  await app.generateButton.click();
  await expect(app.name).toBeFocused();
  yield "form";
  await app.name.fill("staging-agent-of-the-customer-service");
  await app.submit();
  yield "reveal";
  await button(app.dialog, "Copy key").click();
  await button(app.dialog, "Done").click();
  await page.getByRole("button", { name: "Revoke ci" }).click();
  await expect(app.confirmation).toBeVisible();
  yield "confirmation";
  await button(app.confirmation, "Cancel").click();
  await button(page, "Check a key").click();
  await app.paste("TOKEN=as_your_api_key_here");
  await expect(app.dialog.getByText("1 key found").first()).toBeVisible();
  yield "findings";
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Session Token" }).click();
  await expect(page.getByRole("timer")).toBeVisible();
  yield "session token";
}

/** What is wider than its place, or cut off, without a way to scroll to it; runs in the page. */
function cutOff() {
  const name = (element) => `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 30)}`;
  const boxes = [document.documentElement, ...document.querySelectorAll("dialog[open]")];
  const wide = boxes.filter((box) => box.scrollWidth > box.clientWidth).map((box) => `too wide: ${name(box)}`);
  const cut = [...document.querySelectorAll("button, a, p, td, th, h1, h2, h3, label, li")].filter((element) => {
    const { overflowX, clipPath } = getComputedStyle(element);
    const isHidden = clipPath !== "none" || !element.checkVisibility() || element.closest(".visually-hidden");
    return !isHidden && overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1;
  });
  return [...wide, ...cut.map((element) => `cut off: ${name(element)}`)];
}

for (const zoom of [2, 4]) {
  test.describe(`at ${zoom * 100} % of a window of 1280 by 1024 pixels`, () => {
    test.use({ viewport: { width: 1280 / zoom, height: 1024 / zoom }, deviceScaleFactor: zoom });

    test("nothing is cut off, and nothing has to be scrolled sideways", async ({ app, page }) => {
      for await (const state of states({ app, page })) expect(await page.evaluate(cutOff), state).toEqual([]);
    });
  });
}

test("with wider spacing of text (WCAG 1.4.12) nothing is cut off", async ({ app, page }) => {
  for await (const state of states({ app, page })) {
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
      );
      document.adoptedStyleSheets = [sheet];
    });
    expect(await page.evaluate(cutOff), state).toEqual([]);
  }
});

for (const width of [1280, 375]) test.describe(`with forced colours, ${width} px wide`, () => {
  test.use({ forcedColors: "active", viewport: { width, height: 800 } });

  test("every control keeps an edge or a text, and what has the focus is marked", async ({ app, page }) => {
    for await (const state of states({ app, page })) {
      const invisible = await page.evaluate(() =>
        [...document.querySelectorAll("button, input, select, textarea")]
          .filter((element) => element.checkVisibility())
          .filter((element) => {
            const { borderStyle, color, fontSize } = getComputedStyle(element);
            const mark = getComputedStyle(element, "::after");
            // A button without its words is drawn by its mark.
            const isDrawn = mark.maskImage !== "none" && mark.backgroundColor === color;
            const hasText = element.textContent.trim() && fontSize !== "0px";
            const hasEdge = borderStyle !== "none" || ["checkbox", "file"].includes(element.type);
            return !isDrawn && !(element.localName === "button" && fontSize !== "0px" ? hasText : hasEdge && fontSize !== "0px");
          })
          .map((element) => element.outerHTML),
      );
      expect(invisible, state).toEqual([]);
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
        return [outlineStyle, outlineWidth];
      });
      expect(outline[0], state).not.toBe("none");
      expect(parseFloat(outline[1]), state).toBeGreaterThanOrEqual(1);
    }
  });
});

test.describe("with reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing moves for longer than a moment", async ({ app, page }) => {
    await page.addInitScript(() => {
      window.__moved = [];
      for (const kind of ["animationstart", "transitionrun"]) {
        addEventListener(kind, ({ target }) => {
          for (const animation of target.getAnimations()) {
            const { activeDuration } = animation.effect.getComputedTiming();
            if (activeDuration > 1) window.__moved.push(`${target.className} ${activeDuration}`);
          }
        }, true);
      }
    });
    for await (const state of states({ app, page })) expect(await page.evaluate(() => window.__moved), state).toEqual([]);
  });
});

test.describe("on a touch screen of 320 pixels", () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test("a key is made, copied and revoked by touch, and every target has 24 pixels", async ({ app, page }) => {
    const small = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("button, input, select, textarea, a[href]")]
          .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden, p:not(.notice-actions) > a"))
          // A box may be small when its label is the target.
          .map((element) => [element, (element.closest("label") ?? element).getBoundingClientRect()])
          .filter(([element, { width, height }]) => getComputedStyle(element).clipPath === "none" && Math.min(width, height) < 24)
          .map(([element, { width, height }]) => `${element.textContent || element.ariaLabel}: ${width} × ${height}`),
      );
    await app.signIn();
    expect(await small(), "list").toEqual([]);
    await app.generateButton.first().tap();
    await app.name.fill("ci");
    expect(await small(), "form").toEqual([]);
    await button(app.dialog, "Generate").tap();
    await button(app.dialog, "Copy key").tap();
    await expect(button(app.dialog, "Done")).toBeFocused();
    expect(await small(), "reveal").toEqual([]);
    await button(app.dialog, "Done").tap();
    await page.getByRole("button", { name: "Revoke ci" }).tap();
    expect(await small(), "confirmation").toEqual([]);
    await button(app.confirmation, "Revoke key").tap();
    await expect(app.heading("No API keys yet")).toBeVisible();
  });
});
