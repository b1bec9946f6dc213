import { expect, test } from "./support/test.js";

test.use({ expected: [[/Failed to load resource/], { scope: "test" }] });

const LIST = "**/api/v1/api-keys/";

test("a list that cannot be loaded is not an empty one, and comes back", async ({ app, page }) => {
  await app.signIn();
  await app.generate("survivor");
  await page.route(LIST, (route) => route.abort());
  await page.reload();
  const host = new URL(app.url).host;
  await expect(page.getByText(`The platform at ${host} could not be reached`)).toBeVisible();
  await expect(app.heading("No API keys yet")).toBeHidden();
  await page.unroute(LIST);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(app.row("survivor")).toBeVisible();
  await expect(app.heading(/^API Keys$/)).toBeFocused();
});

test("rows that were loaded stay when a later load fails", async ({ app, page }) => {
  await app.signIn();
  await app.generate("first");
  await page.route(LIST, (route) => (route.request().method() === "GET" ? route.abort() : route.fallback()));
  await app.generate("second");
  await expect(page.getByText(/Showing keys as of \d\d:\d\d/)).toBeVisible();
  await expect(app.row("first")).toBeVisible();
  await expect(app.row("second")).toBeVisible();
});

for (const [status, body, words] of [
  [403, "{}", "Your account may not manage API keys"],
  [404, "{}", "This platform has no API keys endpoint at"],
  [429, "{}", "Too many requests"],
  [200, "<html>", "The platform sent an answer this console does not understand"],
]) {
  test(`a list answered with ${status} ${body} is said in its own words`, async ({ app, page }) => {
    await app.signIn();
    await page.route(LIST, (route) => route.fulfill({ status, body }));
    await page.reload();
    await expect(page.getByText(words)).toBeVisible();
  });
}

test("a list that fails with 502 is asked for again by itself", async ({ app, page }) => {
  await app.signIn();
  await app.generate("patient");
  let failures = 2;
  await page.route(LIST, (route) => (failures-- > 0 ? route.fulfill({ status: 502 }) : route.fallback()));
  await page.reload();
  await expect(app.row("patient")).toBeVisible();
});

test("a name that the platform refuses is kept, with the platform's sentence", async ({ app, page }) => {
  await app.signIn();
  await app.generateButton.click();
  await app.name.fill("taken");
  await page.route(LIST, (route) =>
    route.fulfill({ status: 409, contentType: "application/problem+json", body: '{"detail":"Taken by a colleague."}' }),
  );
  await page.keyboard.press("Enter");
  await expect(app.name).toHaveAccessibleDescription(/Taken by a colleague\./);
  await expect(app.name).toHaveValue("taken");
});

test("a create without an answer is looked up, never sent again", async ({ app, page }) => {
  await app.signIn();
  let creates = 0;
  await page.route(LIST, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    creates += 1;
    await route.fetch();
    await route.abort();
  });
  await app.generateButton.click();
  await app.name.fill("ci");
  await page.keyboard.press("Enter");
  await expect(app.dialog).toContainText("was created, but its key never reached this browser");
  await page.unroute(LIST);
  expect(creates).toBe(1);
  await app.dialog.getByRole("button", { name: "Revoke and generate another" }).click();
  await app.dialog.getByRole("button", { name: "Copy key" }).click();
  await app.dialog.getByRole("button", { name: "Done" }).click();
  await expect(app.row("ci")).toHaveCount(1);
});

test("while it is looked up, Esc does not close the dialog", async ({ app, page }) => {
  await app.signIn();
  let answer;
  await page.route(LIST, (route) => {
    if (route.request().method() === "POST") return route.abort();
    answer = () => route.fallback();
  });
  await app.generateButton.click();
  await app.name.fill("ci");
  await page.keyboard.press("Enter");
  await expect(app.dialog).toContainText("Looking whether the key was made");
  for (let time = 0; time < 3; time += 1) await page.keyboard.press("Escape");
  await expect(app.dialog).toBeVisible();
  await expect.poll(() => typeof answer).toBe("function");
  await answer();
  await expect(app.dialog).toContainText("Nothing was created. Try again");
});

test("a create that never arrived says that nothing was created", async ({ app, page }) => {
  await app.signIn();
  await page.route(LIST, (route) => (route.request().method() === "POST" ? route.abort() : route.fallback()));
  await app.generateButton.click();
  await app.name.fill("ci");
  await page.keyboard.press("Enter");
  await expect(app.dialog).toContainText("Nothing was created. Try again");
});

test("a revoke that fails keeps the question open, and can be tried again", async ({ app, page }) => {
  await app.signIn();
  await app.generate("stubborn");
  await page.route(LIST + "*", (route) => route.abort());
  await page.getByRole("button", { name: "Revoke stubborn" }).click();
  await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
  await expect(app.confirmation).toContainText("could not be reached");
  await page.unroute(LIST + "*");
  await app.confirmation.getByRole("button", { name: "Try again" }).click();
  await expect(app.heading("No API keys yet")).toBeVisible();
});

test("a token that ran out on the way is renewed without a word", async ({ app, page }) => {
  await app.signIn();
  await app.generate("renewed");
  let refusals = 1;
  await page.route(LIST, (route) => (refusals-- > 0 ? route.fulfill({ status: 401 }) : route.fallback()));
  await page.reload();
  await expect(app.row("renewed")).toBeVisible();
});

test("a session that has ended is said, with a way to sign in", async ({ app, page }) => {
  await app.signIn();
  await page.route(LIST, (route) => route.fulfill({ status: 401 }));
  await page.reload();
  await expect(page.getByText("Your session has ended")).toBeVisible();
  await page.unroute(LIST);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Continue as Ada Developer" }).click();
  await expect(app.heading("No API keys yet")).toBeVisible();
});

test("the list survives a restart of the platform", async ({ app, page, platform }) => {
  await app.signIn();
  await app.generate("durable");
  expect(await platform.stop()).toBe(0);
  await platform.restart();
  await page.reload();
  await expect(app.row("durable")).toBeVisible();
});
