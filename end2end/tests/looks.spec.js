import { expectAccessible } from "./support/accessible.js";
import { Answers, NOW, sameAddress } from "./support/still.js";
import { expect, test } from "./support/test.js";

/**
 * What every state looks like, and that it is accessible, in both themes and at three widths. `cargo xtask screenshots`
 * writes the pictures anew (end2end/looks); look at what it changed before you commit it.
 */
test.use({ expected: [[/Failed to load resource/, /Failed to fetch/], { scope: "test" }], contextOptions: { reducedMotion: "reduce" } });
// Every state is looked at six times.
test.describe.configure({ timeout: 240_000 });

const SCREENS = { desk: [1280, 800], tablet: [768, 1024], phone: [375, 812] };

/** Compares the state that the page, or a part `of` it, is in; `more` pixels below the screen belong to it. */
async function look(page, name, { of = page, more = 0, mask = [] } = {}) {
  await sameAddress(page);
  const everywhere = async (see) => {
    for (const [screen, [width, height]] of Object.entries(SCREENS)) {
      await page.setViewportSize({ width, height: height + (width < 500 ? 1.4 : 1) * more });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await see(`${name}-${screen}-${colorScheme}`);
      }
    }
  };
  await everywhere((picture) => expect.soft(of).toHaveScreenshot(`${picture}.png`, { mask }));
  // Axe takes so long that a toast would be gone from the pictures.
  await everywhere((picture) => expectAccessible(page, picture));
  const [width, height] = SCREENS.desk;
  await page.setViewportSize({ width, height });
}

const button = (scope, name) => scope.getByRole("button", { name, exact: true });

let answers;
test.beforeEach(async ({ page, app }, { title }) => {
  answers = new Answers(/without keys/.test(title) ? [] : undefined);
  await answers.take(page);
  if (!/signed out/.test(title)) {
    await app.prepare([]);
    await app.open();
    await expect(app.heading(/^API Keys$/)).toBeVisible();
  }
});

/** Answers this request with a status. */
const failing = (page, url, status = 502, rest = {}) => page.route(url, (route) => route.fulfill({ status, ...rest }));

test("signed out, and what stands around the start", async ({ page, app }) => {
  await app.open();
  await expect(app.heading("You are signed out")).toBeVisible();
  await look(page, "signed-out");
  await button(page, "Sign in").click();
  await expect(app.heading("Sign in to Agent Sentinel")).toBeVisible();
  await look(page, "sign-in");
  await page.route("**/local/client", (route) => route.abort());
  await app.open();
  await expect(app.heading("Sign-in is unreachable")).toBeVisible();
  await look(page, "sign-in-unreachable");
  let arrive;
  const arrival = new Promise((resolve) => (arrive = resolve));
  await page.route("**/*.wasm", (route) => arrival.then(() => route.abort()));
  await app.open();
  await expect(page.getByText("Loading Agent Sentinel…")).toBeAttached();
  await look(page, "starting");
  arrive();
  await expect(app.heading("The console could not start")).toBeVisible();
  await look(page, "could-not-start");
});

test("the list", async ({ page, app }) => {
  await expect(app.names).toHaveCount(7);
  await look(page, "list", { more: 500 });
  for (const name of ["ci", "dev-agent"]) await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  await look(page, "list-selected", { more: 500 });
  await button(page, "Export list").click();
  await expect(button(page, "CSV")).toBeVisible();
  await look(page, "list-export");
  await page.keyboard.press("Escape");
  await app.search.fill("nobody");
  await expect(app.heading('No keys match "nobody"')).toBeVisible();
  await look(page, "list-no-match");
  await button(page, "Clear search").click();
  await button(page, "Ada Developer").click();
  await expect(button(page, "Sign out")).toBeVisible();
  await look(page, "account");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await look(page, "shortcuts", { of: app.dialog });
  await page.keyboard.press("Escape");
  await page.clock.setFixedTime(NOW + 60_000);
  await failing(page, "**/api/v1/api-keys/", 403);
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(page.getByText("Showing keys as of")).toBeVisible();
  await look(page, "list-outdated");
});

test("the list without keys", async ({ page, app }) => {
  await expect(app.heading("No API keys yet")).toBeVisible();
  await look(page, "empty");
  await app.generate("ci");
  await expect(page.getByText("Waiting for its first report…")).toBeVisible();
  await page.getByRole("status").filter({ hasText: "clipboard" }).getByRole("button", { name: "Dismiss" }).click();
  await page.clock.setFixedTime(NOW + 1000);
  await page.waitForResponse("**/api/v1/api-keys/");
  await look(page, "connect", { more: 300 });
  answers.keys[0].last_used_at = new Date(NOW + 1000).toISOString();
  await expect(app.heading("Your agent has reported")).toBeVisible();
  await look(page, "connect-reported");
});

test("a list that cannot be loaded, and other pages", async ({ page, app }) => {
  for (const [name, words, status, rest] of [
    ["list-failed", "Your account may not manage API keys", 403],
    ["list-limited", "Too many requests", 429, { headers: { "Retry-After": "90" } }],
    ["list-unreadable", "an answer this console does not understand", 200, { body: "<html>" }],
  ]) {
    await failing(page, "**/api/v1/api-keys/", status, rest);
    await app.open();
    await expect(page.getByText(words)).toBeVisible();
    await look(page, name);
  }
  await app.open("/nowhere");
  await expect(app.heading("Page not found")).toBeVisible();
  await look(page, "not-found");
});

test("a new key", async ({ page, app }) => {
  await app.generateButton.click();
  await expect(app.name).toBeFocused();
  await look(page, "form");
  await app.name.fill("CI");
  await expect(app.dialog.getByText("You already have a key named")).toBeVisible();
  await look(page, "form-same-name", { of: app.dialog });
  await app.name.fill("");
  await page.keyboard.press("Enter");
  await expect(app.name).toHaveAttribute("aria-invalid", "true");
  await look(page, "form-invalid", { of: app.dialog });
  await app.name.fill("production-search");
  await failing(page, "**/api/v1/api-keys/", 502);
  await page.keyboard.press("Enter");
  await expect(app.dialog.getByText("The platform has a problem (502)")).toBeVisible();
  await look(page, "form-failed", { of: app.dialog });
  await page.unroute("**/api/v1/api-keys/");
  await answers.take(page);
  let arrive;
  const arrival = new Promise((resolve) => (arrive = resolve));
  await page.route("**/api/v1/api-keys/", (route) => arrival.then(() => route.fallback()));
  await button(app.dialog, "Try again").click();
  await expect(app.dialog.locator("[aria-busy=true]")).toBeVisible();
  await look(page, "form-creating", { of: app.dialog });
  arrive();
  await expect(app.heading("Copy your new key now")).toBeVisible();
  await expect(app.dialog.getByText("Active after").first()).toBeVisible();
  await look(page, "reveal", { of: app.dialog, more: 400 });
  await button(app.dialog, "Show key").click();
  await page.keyboard.press("Escape");
  await expect(app.dialog.getByText("You won't see this key again")).toBeVisible();
  await look(page, "reveal-leaving", { of: app.dialog, more: 400 });
  await button(app.dialog, "Keep it open").click();
  await button(app.dialog, "Copy key").click();
  await app.dialog.getByLabel("Paste back to verify").focus();
  await app.paste("as_another");
  await expect(app.dialog.getByText("Differs at character").first()).toBeVisible();
  await app.dialog.getByRole("tab", { name: "Kubernetes" }).click();
  await look(page, "reveal-copied", { of: app.dialog, more: 400 });
  await button(app.dialog, "Done").click();
  await expect(app.dialog).toBeHidden();
  await look(page, "list-new-key");
});

test("a new key that cannot be copied, proven or made", async ({ page, app }) => {
  await page.addInitScript(() => (Clipboard.prototype.writeText = () => Promise.reject(new Error("not allowed"))));
  answers.proof = 401;
  await app.open();
  await app.reveal("ci");
  await expect(app.dialog.getByText("Activating… up to 30 s")).toBeVisible();
  await button(app.dialog, "Copy key").click();
  await expect(app.dialog.getByText("The browser refused to copy")).toBeVisible();
  await look(page, "reveal-refused", { of: app.dialog, more: 400 });
  await page.keyboard.press("Escape");
  await button(app.dialog, "Close anyway").click();
  await page.route("**/api/v1/policies/sync**", (route) => route.abort());
  await app.reveal("ci");
  await expect(app.dialog.getByText("Could not check from here").first()).toBeVisible();
  await look(page, "reveal-not-proven", { of: app.dialog, more: 500 });
  await page.keyboard.press("Escape");
  await button(app.dialog, "Close anyway").click();
  await page.route("**/api/v1/api-keys/", (route) => (route.request().method() === "POST" ? route.abort() : route.fallback()));
  await app.generateButton.click();
  await app.name.fill("lost");
  await page.keyboard.press("Enter");
  await expect(app.heading("No answer from the platform")).toBeVisible();
  await expect(app.dialog.getByText("Nothing was created")).toBeVisible();
  await look(page, "unknown-outcome", { of: app.dialog });
});

test("a part that does not arrive", async ({ page, app }) => {
  await page.route("**/*-later-*.wasm", (route) => route.abort());
  await app.open();
  await app.generateButton.click();
  await expect(app.dialog.getByRole("button", { name: "Try again" })).toBeVisible();
  await look(page, "later-missing", { of: app.dialog });
});

test("a rotation", async ({ page, app }) => {
  await page.getByRole("button", { name: "Rotate production-billing" }).click();
  await expect(app.name).toHaveValue("production-billing");
  await look(page, "rotate", { of: app.dialog });
  await page.keyboard.press("Enter");
  await button(app.dialog, "Copy key").click();
  await button(app.dialog, "Next: the old key").click();
  await expect(app.dialog.getByText("Old key: still active")).toBeVisible();
  await look(page, "rotate-old-key", { of: app.dialog });
});

test("a revocation", async ({ page, app }) => {
  await page.getByRole("button", { name: "Revoke production-billing" }).click();
  await expect(app.confirmation).toBeVisible();
  await look(page, "revoke");
  await failing(page, "**/api/v1/api-keys/key_*");
  await button(app.confirmation, "Revoke key").click();
  await expect(app.confirmation.getByText("The platform has a problem (502)")).toBeVisible();
  await look(page, "revoke-failed", { of: app.confirmation });
  await button(app.confirmation, "Cancel").click();
  for (const name of ["ci", "dev-agent", "staging-support-agent"]) {
    await page.getByRole("checkbox", { name: `Select ${name}` }).check();
  }
  await button(page, "Revoke 3 keys").click();
  await expect(app.confirmation).toHaveAccessibleName("Revoke 3 keys?");
  await look(page, "revoke-several", { of: app.confirmation });
  await button(app.confirmation, "Revoke 3 keys").click();
  await expect(button(app.confirmation, "Retry failed")).toBeVisible();
  await look(page, "revoke-several-failed", { of: app.confirmation });
  await page.unroute("**/api/v1/api-keys/key_*");
  await answers.take(page);
  await button(app.confirmation, "Retry failed").click();
  await expect(page.getByText("3 keys were revoked").first()).toBeVisible();
  await look(page, "revoked");
});

test("Check a key", async ({ page, app }) => {
  await button(page, "Check a key").click();
  await expect(app.dialog.getByRole("textbox", { name: "Check a key" })).toBeFocused();
  await look(page, "check", { of: app.dialog });
  await app.paste(`TOKEN="as_Kd7Qp0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"\nX-API-Key: as_your_api_key_here\nother as_Zz9f8e7d6c5b4a3Zz9f8e7d6c5b4a3\n`);
  await expect(app.dialog.getByText("3 keys found").first()).toBeVisible();
  await app.dialog.getByRole("button", { name: /^Test against the platform/ }).first().click();
  await expect(app.dialog.getByText("accepts this key")).toBeVisible();
  await look(page, "check-found", { of: app.dialog, more: 400 });
});

test("Session Token", async ({ page }) => {
  await page.getByRole("link", { name: "Session Token" }).click();
  await expect(page.getByRole("timer")).toBeVisible();
  const mask = [page.getByRole("timer"), page.getByRole("definition")];
  await look(page, "session-token", { more: 300, mask });
});
