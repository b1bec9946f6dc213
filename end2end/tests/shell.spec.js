import { expect, test } from "./support/test.js";

test("/ and /settings lead to API Keys", async ({ app, page }) => {
  await app.signIn();
  for (const path of ["/", "/settings"]) {
    await app.open(path);
    await expect(page).toHaveURL(`${app.url}/settings/api-keys`);
  }
});

test("the title and the focus follow the route, also back", async ({ app, page }) => {
  await app.signIn();
  await expect(page).toHaveTitle("API Keys · Agent Sentinel");
  await page.getByRole("link", { name: "Session Token" }).click();
  await expect(page).toHaveTitle("Session Token · Agent Sentinel");
  await expect(app.heading("Session Token")).toBeFocused();
  await page.goBack();
  await expect(page).toHaveTitle("API Keys · Agent Sentinel");
  await expect(app.heading(/^API Keys$/)).toBeFocused();
});

test("an unknown path says so and has a way back", async ({ app, page }) => {
  await app.signIn();
  await app.open("/nowhere");
  await expect(app.heading("Page not found")).toBeVisible();
  await expect(page).toHaveTitle("Page not found · Agent Sentinel");
  await page.getByRole("link", { name: "Go to API Keys" }).click();
  await expect(app.generateButton).toBeVisible();
});

test("the theme is remembered and there before the app", async ({ app, page }) => {
  await app.signIn();
  const theme = page.getByRole("combobox", { name: "Theme" });
  await theme.selectOption("Dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(theme).toHaveValue("dark");
  await theme.selectOption("System");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});

test("the skip link leads past the navigation", async ({ app, page }) => {
  await app.signIn();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Documentation" })).toBeFocused();
});

test.describe("what would run as code", () => {
  test.use({ expected: [[/trusted[ -]?type|createHTML|This document requires/i], { scope: "test" }] });

  test("never becomes part of the page", async ({ app, page }) => {
    await app.open();
    await expect(app.heading("You are signed out")).toBeVisible();
    const outcomes = await page.evaluate(() => {
      const outcome = (markup) => {
        try {
          document.createElement("template").innerHTML = markup;
          return "passed";
        } catch {
          return "refused";
        }
      };
      const refused = [
        "<script>1</script>",
        "<img src=x onerror=alert(1)>",
        '<img src="x"onerror=alert(1)>',
        "<svg/onload=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="java&#115;cript:alert(1)">x</a>',
        '<a href="java\tscript:alert(1)">x</a>',
        "<iframe srcdoc=x></iframe>",
        "<base href=//evil>",
      ];
      return [...refused.map(outcome), outcome('<p class="muted">A &amp; b, on = off</p>')];
    });
    expect(outcomes).toEqual([...Array(9).fill("refused"), "passed"]);
  });
});

test.describe("when the app cannot start", () => {
  test.use({ expected: [[/Failed to load resource|Failed to fetch/], { scope: "test" }] });

  test("a wasm that does not arrive is said in plain words", async ({ app, page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await app.open();
    await expect(app.heading("The console could not start")).toBeVisible();
    await page.unroute("**/*.wasm");
    await page.getByRole("link", { name: "Reload" }).click();
    await expect(app.heading("You are signed out")).toBeVisible();
  });

  test("a module that does not arrive is said in plain words", async ({ app, page }) => {
    await page.route("**/agent-sentinel-console-*.js", (route) => route.abort());
    await app.open();
    await expect(app.heading("The console could not start")).toBeVisible();
  });
});

for (const [name, value, settings] of [
  ["sentinel-platform-url", "ftp://nowhere", {}],
  ["clerk-publishable-key", "pk_test_nothing", {}],
  ["clerk-js-url", "https://", { "clerk-publishable-key": "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k" }],
]) {
  test(`a wrong ${name} is named`, async ({ app, page }) => {
    await page.route(app.url + "/", async (route) => {
      const response = await route.fetch();
      let html = await response.text();
      for (const [meta, content] of Object.entries({ ...settings, [name]: value })) {
        html = html.replace(`<meta name=${meta}>`, `<meta name=${meta} content="${content}">`);
      }
      await route.fulfill({ response, body: html });
    });
    await app.open();
    await expect(app.heading("This console is not configured correctly")).toBeVisible();
    await expect(page.getByText(name)).toBeVisible();
    await expect(page.getByText(value, { exact: true })).toBeVisible();
  });
}
