import { expectAccessible } from "./support/accessible.js";
import { installClock } from "./support/clock.js";
import { expect, test } from "./support/test.js";

const SYNC = "**/api/v1/policies/sync?*";

/** What has the focus, and whether it is on the screen and nothing lies over it; runs in the page. */
function placeOfFocus() {
  const element = document.activeElement;
  const { x, y, width, height } = element.getBoundingClientRect();
  const seen = document.elementFromPoint(x + width / 2, y + height / 2);
  const isSeen = element.contains(seen) || Boolean(seen?.closest("label")?.contains(element));
  return { name: element.ariaLabel ?? element.textContent.trim(), isSeen };
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 320]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({
        colorScheme,
        viewport: { width, height: 800 },
        expected: [[/Failed to load resource/], { scope: "test" }],
      });

      test("the list is accessible in all its states", async ({ app, page, platform }) => {
        await app.signIn();
        const long = "a long name to see where it breaks, with <b>markup</b> and \u200f🔑 in it";
        const keys = await app.makeKeys(["production-agent", "staging-agent", "dev-agent", "ci", long]);
        const ages = [[95, 0.1], [81, 3], [12], [400, 200]];
        for (const [nth, age] of ages.entries()) await platform.age(keys[nth].id, ...age);
        await page.reload();
        await page.getByRole("button", { name: "Rotate dev-agent" }).click();
        await app.submit();
        await app.dialog.getByRole("button", { name: "Copy key" }).click();
        await app.dialog.getByRole("button", { name: "Next: the old key" }).click();
        await app.dialog.getByRole("button", { name: "Keep both for now" }).click();
        await expect(page.getByText("revoke it when nothing uses it any more")).toBeVisible();
        await expectAccessible(page, "every kind of row");
        await page.getByRole("button", { name: "2 of 6 keys are older than 90 days" }).click();
        await expect(app.table.getByRole("row")).toHaveCount(3);
        await expectAccessible(page, "filtered");
        await page.getByRole("combobox", { name: "Show" }).selectOption("All keys");
        for (const name of ["ci", "staging-agent"]) {
          await page.getByRole("checkbox", { name: `Select ${name}` }).check();
        }
        await expect(page.getByRole("group", { name: "Selected keys" })).toContainText("2 selected");
        await expectAccessible(page, "some selected");
        await page.getByRole("button", { name: "Export list" }).click();
        await expect(page.getByRole("button", { name: "Add rotation dates to calendar" })).toBeVisible();
        await expectAccessible(page, "export menu");
        await page.keyboard.press("Escape");
        await app.search.fill("nobody");
        await expect(app.heading('No keys match "nobody"')).toBeVisible();
        await expectAccessible(page, "no match");
        await page.getByRole("button", { name: "Clear search" }).click();
        await page.keyboard.press("?");
        await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
        await expectAccessible(page, "shortcut help");
      });

      test("revoking several keys is accessible", async ({ app, page }) => {
        await app.signIn();
        const [, failing] = await app.makeKeys(["first", "second", "third"]);
        await page.reload();
        for (const name of ["first", "second", "third"]) {
          await page.getByRole("checkbox", { name: `Select ${name}` }).check();
        }
        await page.getByRole("button", { name: "Revoke 3 keys" }).click();
        await expect(app.confirmation).toHaveAccessibleName("Revoke 3 keys?");
        await expectAccessible(page, "revoke several");
        await page.route(`**/api-keys/${failing.id}`, (route) => route.fulfill({ status: 502 }));
        await app.confirmation.getByRole("button", { name: "Revoke 3 keys" }).click();
        await expect(app.confirmation.getByRole("button", { name: "Retry failed" })).toBeVisible();
        await expectAccessible(page, "one of several failed");
      });

      test("Check a key is accessible", async ({ app, page }) => {
        await app.signIn();
        const [{ key }] = await app.makeKeys(["ci"]);
        await page.reload();
        await page.getByRole("button", { name: "Check a key" }).click();
        const box = app.dialog.getByRole("textbox", { name: "Check a key" });
        await expect(box).toBeFocused();
        await expectAccessible(page, "nothing to check yet");
        await app.paste("nothing in here");
        await expect(app.dialog.getByRole("alert")).toBeVisible();
        await expectAccessible(page, "nothing found");
        await app.paste(`TOKEN="${key}"\nX-API-Key: as_your_api_key_here\nother as_Zz9f8e7d6c5b4a3Zz9f8e7d6c5b4a3\n`);
        await expect(app.dialog.getByText("3 keys found").first()).toBeVisible();
        await expectAccessible(page, "findings");
        const tests = app.dialog.getByRole("button", { name: /^Test against the platform/ });
        await tests.first().click();
        await expect(app.dialog.getByText("accepts this key")).toBeVisible();
        await tests.last().click();
        await expect(app.dialog.getByText("Rejected (401)")).toBeVisible();
        await page.route(SYNC, (route) => route.abort());
        await tests.nth(1).click();
        await expect(app.dialog.getByText("Could not check")).toBeVisible();
        await expectAccessible(page, "findings tested");
        await app.dialog.getByRole("button", { name: /^This key leaked/ }).click();
        await expect(app.confirmation.getByText("This key leaked")).toBeVisible();
        await expectAccessible(page, "revoke a leaked key");
      });

      test("the activation of a new key is accessible", async ({ app, page }) => {
        const generated = async (name) => {
          await app.reveal(name);
          await app.dialog.getByRole("button", { name: "Copy key" }).click();
        };
        const closed = async () => {
          await app.dialog.getByRole("button", { name: "Done" }).click();
          await expect(app.dialog).toBeHidden();
        };
        const said = (words) => expect(app.dialog.getByText(words).first()).toBeVisible();
        await installClock(page);
        await app.signIn();
        await generated("active");
        await said("Active after 0 s");
        await expectAccessible(page, "active");
        await closed();
        await page.route(SYNC, (route) => route.fulfill({ status: 401, body: "{}" }));
        await generated("not yet");
        await said("Activating… up to 30 s");
        await expectAccessible(page, "activating");
        await expect(async () => {
          await page.clock.fastForward("00:05");
          await expect(app.dialog.getByText("Not active yet").first()).toBeVisible({ timeout: 200 });
        }).toPass();
        await expectAccessible(page, "not active yet");
        await closed();
        await page.unroute(SYNC);
        await page.route(SYNC, (route) => route.abort());
        await generated("could not check");
        await said("Could not check from here");
        await expectAccessible(page, "could not check");
      });

      test("what a new key is used for is accessible", async ({ app, page }) => {
        await app.signIn();
        await app.reveal("ci");
        for (const name of ["PowerShell", "Kubernetes", "GitHub Actions"]) {
          await app.dialog.getByRole("tab", { name }).click();
          await expectAccessible(page, `snippet for ${name}`);
        }
        await app.dialog.getByLabel("Paste back to verify").focus();
        await app.paste("as_another");
        await expect(app.dialog.getByText("Differs at character").first()).toBeVisible();
        await expectAccessible(page, "paste back");
      });

      test("a rotation is accessible", async ({ app, page }) => {
        await page.addInitScript(() => (Clipboard.prototype.writeText = () => Promise.reject(new Error("not allowed"))));
        await app.signIn();
        await app.makeKeys(["ci"]);
        await page.reload();
        await page.getByRole("button", { name: "Rotate ci" }).click();
        await expect(app.name).toHaveValue("ci");
        await app.dialog.getByRole("button", { name: "Generate" }).hover();
        await expectAccessible(page, "rotate form");
        await page.route(SYNC, (route) => route.abort());
        await app.submit();
        await app.dialog.getByRole("button", { name: "Copy key" }).click();
        await expect(app.dialog.getByText("The browser refused to copy")).toBeVisible();
        await expectAccessible(page, "copy refused");
        await app.dialog.getByRole("button", { name: "Download .env" }).click();
        await app.dialog.getByRole("button", { name: "Next: the old key" }).click();
        await expect(app.dialog.getByText("The new key is not proven active")).toBeVisible();
        await expectAccessible(page, "old key, new one not proven");
        await page.unroute(SYNC);
        await app.dialog.getByRole("button", { name: "Check again" }).click();
        await expect(app.dialog.getByText("The new key is not proven active")).toBeHidden();
        await app.dialog.getByRole("button", { name: "Revoke old key now" }).hover();
        await expectAccessible(page, "old key");
        await page.route("**/api-keys/key_*", (route) => route.fulfill({ status: 502 }));
        await app.dialog.getByRole("button", { name: "Revoke old key now" }).click();
        await expect(app.dialog.getByText("The platform has a problem (502)")).toBeVisible();
        await expectAccessible(page, "old key not revoked");
      });

      test("signing in, making a key and revoking it is accessible", async ({ app, page }) => {
        await app.open();
        await expect(app.heading("You are signed out")).toBeVisible();
        await expectAccessible(page, "signed out");
        await page.getByRole("button", { name: "Sign in" }).click();
        await expect(app.heading("Sign in to Agent Sentinel")).toBeVisible();
        await expectAccessible(page, "sign-in page");
        await app.signIn();
        await expectAccessible(page, "empty");
        await app.generateButton.click();
        await expect(app.name).toBeFocused();
        await expectAccessible(page, "form");
        await page.keyboard.press("Enter");
        await expect(app.name).toHaveAttribute("aria-invalid", "true");
        await expectAccessible(page, "form with an error");
        await app.name.fill("a long name for a key, with <b>markup</b> and 🔑 in it, to see where it breaks");
        await page.keyboard.press("Enter");
        await expect(app.heading("Copy your new key now")).toBeVisible();
        await expectAccessible(page, "reveal");
        await app.dialog.getByRole("button", { name: "Show key" }).click();
        await page.keyboard.press("Escape");
        await expect(app.dialog.getByText("You won't see this key again")).toBeVisible();
        await expectAccessible(page, "question before closing");
        await app.dialog.getByRole("button", { name: "Close anyway" }).click();
        await app.makeKeys(["second"]);
        await page.reload();
        await expect(app.row("second")).toBeVisible();
        await expectAccessible(page, "list");
        await page.getByRole("button", { name: "Revoke second" }).click();
        await expect(app.confirmation).toBeVisible();
        await expectAccessible(page, "revoke");
        await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
        await expect(page.getByText("“second” was revoked").first()).toBeVisible();
        await expectAccessible(page, "revoked");
      });

      test("the way to a first report is accessible", async ({ app, page }) => {
        await app.signIn();
        const key = await app.generate("first");
        await expect(page.getByRole("region", { name: "Connect your agent" })).toBeVisible();
        await expectAccessible(page, "connect");
        await app.report(key);
        await expectAccessible(page, "connect, reported");
      });

      test("the other pages and failures are accessible", async ({ app, page }) => {
        await app.signIn();
        await page.getByRole("link", { name: "Session Token" }).click();
        await expect(page.getByRole("timer")).toBeVisible();
            await page.getByRole("button", { name: "Show", exact: true }).click();
        await expectAccessible(page, "session token");
        await app.open("/nowhere");
        await expect(app.heading("Page not found")).toBeVisible();
        await expectAccessible(page, "not found");
        await page.route("**/api/v1/api-keys/", (route) => route.abort());
        await app.open();
        await expect(page.getByText("could not be reached")).toBeVisible();
        await expectAccessible(page, "load error");
      });
    });
  }
}

for (const width of [1280, 320]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("whatever Tab leads to can be seen", async ({ app, page }) => {
      await app.signIn();
      await app.makeKeys(["first", "second"]);
      await page.reload();
      await expect(app.row("second")).toBeVisible();
      const last = page.getByRole("button", { name: "Revoke first" });
      const places = [];
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press("Tab");
        places.push(await page.evaluate(placeOfFocus));
        if (await last.evaluate((element) => element === document.activeElement)) break;
      }
      await expect(last).toBeFocused();
      expect(places.filter((place) => !place.isSeen)).toEqual([]);
    });

    test("all matching keys can be selected", async ({ app, page }) => {
      await app.signIn();
      await app.makeKeys(["first", "second"]);
      await page.reload();
      await page.getByRole("checkbox", { name: "Select all matching" }).check();
      await expect(page.getByRole("group", { name: "Selected keys" })).toContainText("2 selected");
    });
  });
}

test.describe("the skeleton", () => {
  test.use({ expected: [[/Failed to load resource|Failed to fetch/], { scope: "test" }] });

  test("is accessible before the app has started, and so is the screen when it cannot", async ({ app, page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await app.open();
    await expect(app.heading("The console could not start")).toBeVisible();
    await expectAccessible(page, "could not start");
  });
});
