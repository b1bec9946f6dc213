import { expect, test } from "./support/test.js";

/** Answers each request to revoke a key with `answer`. */
function onRevoke(page, answer) {
  const isRevocation = (route) => route.request().method() === "DELETE";
  return page.route("**/api/v1/api-keys/*", (route) => (isRevocation(route) ? answer(route) : route.fallback()));
}

/** Holds every request to revoke until it is let go. */
async function holdRevocations(page) {
  const held = [];
  await onRevoke(page, (route) => void held.push(route));
  return held;
}

test.describe("several keys", () => {
  const names = Array.from({ length: 12 }, (_, place) => `agent-${String(place + 1).padStart(2, "0")}`);

  test("are selected, named and revoked, at most five requests at a time", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys([...names, "kept"]);
    await app.open("/settings/api-keys?q=agent-&sort=name");
    await expect(app.names).toHaveText(names);
    await page.getByRole("checkbox", { name: "Select all matching" }).check();
    await expect(page.getByText("12 selected")).toBeVisible();
    await page.getByRole("button", { name: "Revoke 12 keys" }).click();
    await expect(app.confirmation).toHaveAccessibleName("Revoke 12 keys?");
    await expect(app.confirmation).toContainText(
      "Agents using these keys will be rejected within about 30 seconds. This cannot be undone.",
    );
    const cancel = app.confirmation.getByRole("button", { name: "Cancel" });
    await expect(cancel).toBeFocused();
    const items = app.confirmation.getByRole("list", { name: "Keys to revoke" }).getByRole("listitem");
    for (const name of names) await expect(items.filter({ hasText: name })).toHaveCount(1);
    await expect(items).toHaveCount(12);

    const held = await holdRevocations(page);
    await app.confirmation.getByRole("button", { name: "Revoke 12 keys" }).click();
    const progress = app.confirmation.getByRole("progressbar", { name: "Progress" });
    await expect(items.filter({ hasText: "revoking…" })).toHaveCount(5);
    await expect(items.filter({ hasText: "waiting" })).toHaveCount(7);
    await expect(app.confirmation.getByRole("status")).toHaveText("0 of 12 revoked");
    await expect(progress).toHaveJSProperty("position", 0);
    await expect.poll(() => held.length).toBe(5);
    await expect(cancel).toBeDisabled();
    await page.keyboard.press("Escape");
    await expect(app.confirmation).toBeVisible();

    await held[0].continue();
    await expect(app.confirmation.getByRole("status")).toHaveText("1 of 12 revoked");
    await expect(progress).toHaveJSProperty("position", 1 / 12);
    await expect(items.filter({ hasText: /revoked$/ })).toHaveCount(1);
    await expect(items.filter({ hasText: "revoking…" })).toHaveCount(5);
    await expect.poll(() => held.length).toBe(6);

    for (let place = 1; place < 12; place += 1) {
      await expect.poll(() => held.length).toBe(Math.min(place + 5, 12));
      await held[place].continue();
    }
    await expect(app.confirmation).toBeHidden();
    await expect(page.getByText("12 keys were revoked").first()).toBeVisible();
    await expect(page.getByRole("group", { name: "Selected keys" })).toBeHidden();
    await expect(app.heading(/^API Keys$/)).toBeFocused();
    await page.getByRole("button", { name: "Clear search" }).click();
    await expect(app.names).toHaveText(["kept"]);
    await expect(page).toHaveURL(`${app.url}/settings/api-keys?sort=name`);
    await page.reload();
    await expect(app.names).toHaveText(["kept"]);
  });

  test("are selected one by one, also across searches", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys(["first-1", "second-2", "third-3"]);
    await page.reload();
    await page.getByRole("checkbox", { name: "Select first-1" }).check();
    await app.search.fill("second-");
    await page.getByRole("checkbox", { name: "Select second-2" }).check();
    await page.getByRole("button", { name: "Revoke 2 keys" }).click();
    const items = app.confirmation.getByRole("listitem");
    await expect(items).toContainText(["second-2", "first-1"]);
    await app.confirmation.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText("2 selected")).toBeVisible();
    await page.getByRole("button", { name: "Clear selection" }).click();
    await expect(page.getByRole("group", { name: "Selected keys" })).toBeHidden();
    await app.search.fill("");
    await expect(app.names).toHaveText(["third-3", "second-2", "first-1"]);
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
  });
});

test.describe("when the platform does not revoke", () => {
  test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

  test("one of several, it says why and stays selected", async ({ app, page }) => {
    await app.signIn();
    const keys = await app.makeKeys(["one", "stubborn", "three"]);
    await page.reload();
    const stubborn = `**/api/v1/api-keys/${keys[1].id}`;
    await page.route(stubborn, (route) => route.fulfill({ status: 500 }));
    await page.getByRole("checkbox", { name: "Select all matching" }).check();
    await page.getByRole("button", { name: "Revoke 3 keys" }).click();
    await app.confirmation.getByRole("button", { name: "Revoke 3 keys" }).click();

    const items = app.confirmation.getByRole("listitem");
    await expect(items.filter({ hasText: "stubborn" })).toContainText("The platform has a problem (500)");
    await expect(items.filter({ hasText: /revoked$/ })).toHaveCount(2);
    await expect(app.confirmation.getByRole("status")).toHaveText("2 of 3 revoked, 1 failed");
    const retry = app.confirmation.getByRole("button", { name: "Retry failed" });
    await expect(retry).toBeEnabled();
    await app.confirmation.getByRole("button", { name: "Close" }).click();
    await expect(app.names).toHaveText(["stubborn"]);
    await expect(page.getByRole("checkbox", { name: "Select stubborn" })).toBeChecked();
    await expect(page.getByText("1 selected")).toBeVisible();
    await expect(page.locator(":focus"), "the focus is not lost with the dialog").toHaveCount(1);
  });

  test("Retry failed asks only for what failed, and finishes", async ({ app, page }) => {
    await app.signIn();
    const keys = await app.makeKeys(["one", "stubborn", "three"]);
    await page.reload();
    await page.route(`**/api/v1/api-keys/${keys[1].id}`, (route) => route.fulfill({ status: 500 }), { times: 1 });
    await page.getByRole("checkbox", { name: "Select all matching" }).check();
    await page.getByRole("button", { name: "Revoke 3 keys" }).click();
    await app.confirmation.getByRole("button", { name: "Revoke 3 keys" }).click();
    const retry = app.confirmation.getByRole("button", { name: "Retry failed" });
    await expect(retry).toBeEnabled();
    const asked = [];
    page.on("request", (request) => request.method() === "DELETE" && asked.push(request.url()));
    await retry.click();
    await expect(app.confirmation).toBeHidden();
    await expect(page.getByText("“stubborn” was revoked").first()).toBeVisible();
    await expect(app.heading("No API keys yet")).toBeVisible();
    expect(asked).toEqual([`${app.url}/api/v1/api-keys/${keys[1].id}`]);
  });

  test("because several keys are gone already, they count as revoked", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys(["one", "two"]);
    await page.reload();
    await page.getByRole("checkbox", { name: "Select all matching" }).check();
    await page.getByRole("button", { name: "Revoke 2 keys" }).click();
    await onRevoke(page, (route) => route.fulfill({ status: 404 }));
    await app.confirmation.getByRole("button", { name: "Revoke 2 keys" }).click();
    await expect(page.getByText("2 keys were revoked").first()).toBeVisible();
    await expect(app.confirmation).toBeHidden();
  });

  test("because the key is gone already, it counts as revoked", async ({ app, page }) => {
    await app.signIn();
    const [{ id }] = await app.makeKeys(["gone", "kept"]);
    await page.reload();
    await page.getByRole("button", { name: "Revoke gone" }).click();
    const token = await page.evaluate(() => window.Clerk.session.getToken());
    const headers = { Authorization: `Bearer ${token}` };
    expect((await page.request.delete(`${app.url}/api/v1/api-keys/${id}`, { headers })).status()).toBe(204);
    await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
    await expect(page.getByText("“gone” was revoked").first()).toBeVisible();
    await expect(app.names).toHaveText(["kept"]);
  });
});

test.describe("one key", () => {
  test("is revoked with two clicks and one request", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys(["short-lived", "kept"]);
    await page.reload();
    const asked = [];
    page.on("request", (request) => request.method() === "DELETE" && asked.push(request.url()));
    await page.getByRole("button", { name: "Revoke short-lived" }).click();
    await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
    await expect(page.getByText("“short-lived” was revoked").first()).toBeVisible();
    await expect(app.names).toHaveText(["kept"]);
    expect(asked).toHaveLength(1);
  });

  test("is asked for once, however often Revoke key is pressed", async ({ app, page }) => {
    await app.signIn();
    await app.makeKeys(["once", "kept"]);
    await page.reload();
    const held = await holdRevocations(page);
    await page.getByRole("button", { name: "Revoke once" }).click();
    const revoke = app.confirmation.getByRole("button", { name: "Revoke key" });
    await revoke.dblclick();
    await expect(revoke).toHaveAttribute("aria-busy", "true");
    await expect(app.confirmation.getByRole("button", { name: "Cancel" })).toBeDisabled();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await expect.poll(() => held.length).toBe(1);
    await held[0].continue();
    await expect(app.names).toHaveText(["kept"]);
    expect(held).toHaveLength(1);
  });

  test("is known again by its prefix, its age and its last use", async ({ app, page, platform }) => {
    await app.signIn();
    const [key] = await app.makeKeys(["known"]);
    await platform.age(key.id, 10, 2);
    await page.reload();
    await page.getByRole("button", { name: "Revoke known" }).click();
    await expect(app.confirmation).toHaveAccessibleName('Revoke "known"?');
    await expect(app.confirmation).toContainText(`${key.key_prefix}…`);
    await expect(app.confirmation).toContainText("10 days ago");
    await expect(app.confirmation).toContainText("2 days ago");
    await expect(app.confirmation.getByText("This key is in use")).toBeHidden();
  });

  test("that was used within the last day says so", async ({ app, page, platform }) => {
    await app.signIn();
    const [used, unused] = await app.makeKeys(["used", "unused"]);
    await platform.age(used.id, 10, 23 / 24);
    await platform.age(unused.id, 10, 25 / 24);
    await page.reload();
    await page.getByRole("button", { name: "Revoke used" }).click();
    const notice = app.confirmation.getByRole("alert");
    await expect(notice).toContainText("This key is in use");
    await expect(notice).toContainText("It was last used 23 hours ago.");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Revoke unused" }).click();
    await expect(app.confirmation).toHaveAccessibleName('Revoke "unused"?');
    await expect(app.confirmation.getByRole("alert")).toBeHidden();
  });
});

test("a key that leaked is revoked straight from where it was checked", async ({ app, page }) => {
  await app.signIn();
  const [leaked] = await app.makeKeys(["leaked", "kept"]);
  await page.reload();
  await page.getByRole("button", { name: "Check a key" }).click();
  await expect(app.dialog.getByRole("textbox", { name: "Check a key" })).toBeFocused();
  await app.paste(`curl -H "Authorization: Bearer ${leaked.key}" https://example.com`);
  const leak = app.dialog.getByRole("button", { name: "This key leaked – revoke it now: leaked" });
  await leak.click();
  await expect(app.confirmation).toHaveAccessibleName('Revoke "leaked"?');
  await expect(app.confirmation.getByRole("alert")).toContainText("This key leaked");
  await expect(app.confirmation.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(app.confirmation).toBeHidden();
  await expect(page.getByRole("button", { name: "Check a key" })).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(app.dialog.getByRole("textbox", { name: "Check a key" })).toBeFocused();
  await app.paste(leaked.key);
  await leak.click();
  await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByText("“leaked” was revoked").first()).toBeVisible();
  await expect(app.names).toHaveText(["kept"]);
  await page.getByRole("button", { name: "Revoke kept" }).click();
  await expect(app.confirmation).toHaveAccessibleName('Revoke "kept"?');
  await expect(app.confirmation.getByText("This key leaked")).toBeHidden();
});
