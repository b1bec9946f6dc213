import { expect, test } from "./support/fault-proxy.js";
import { Platform } from "./support/platform.js";
import { test as direct } from "./support/test.js";

const EXPECTED = [[/Failed to load resource/, /blocked by CORS policy/], { scope: "test" }];

const unreachable = (platform) => `The platform at ${new URL(platform.url).host} could not be reached`;
const tryAgain = (page) => page.getByRole("button", { name: "Try again" });

/** The page as a deployment would serve it that has its platform at this address. */
const configuredFor = (url) => async ({ forward, reply }) => {
  const { status, headers, body } = await forward();
  const policy = headers["content-security-policy"].replace("connect-src 'self'", `connect-src 'self' ${url}`);
  const meta = `<meta name="sentinel-platform-url" content="${url}">`;
  reply({
    status,
    headers: { ...headers, "content-security-policy": policy },
    body: String(body).replace(/<meta name="?sentinel-platform-url"?[^>]*>/, meta),
  });
};

test.describe("a platform of another origin", () => {
  test.use({ expected: EXPECTED });

  test("that refuses the console's origin is out of reach, and never an empty list", async ({ app, page, platform, network }) => {
    const other = new Platform(platform.folder);
    await other.listen("127.0.0.1:0");
    await app.startWith(["first"]);
    network.fault("GET", "/settings/api-keys", configuredFor(other.url));
    await app.open("/settings/api-keys");
    await expect(page.getByText(unreachable(other))).toBeVisible();
    await expect(app.heading("No API keys yet")).toBeHidden();

    await test.step("and what it was asked for is not said to have failed for sure", async () => {
      await app.generateButton.click();
      await app.name.fill("ci agent");
      await page.keyboard.press("Enter");
      await expect(app.dialog).toContainText("Nobody can say yet whether the key was made.");
      await app.dialog.getByRole("button", { name: "Close" }).click();
    });

    await test.step("until it allows that origin", async () => {
      expect(await other.stop()).toBe(0);
      await other.listen(new URL(other.url).host, ["--allow-origin", network.url]);
      await tryAgain(page).click();
      await expect(app.names).toHaveText(["first"]);
      const { key } = await app.reveal("ci agent");
      await expect(app.dialog.getByText(/Active after \d s/).first()).toBeVisible();
      await app.dialog.getByRole("button", { name: "Copy key" }).click();
      await app.dialog.getByRole("button", { name: "Done" }).click();
      await page.getByRole("button", { name: "Revoke ci agent" }).click();
      await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
      await expect(app.names).toHaveText(["first"]);
      expect(await app.statusFor(key)).toBe(401);
    });
    expect(await other.stop()).toBe(0);
  });
});

direct.describe("a platform that does not run", () => {
  direct.use({ expected: EXPECTED });

  direct("is said to be out of reach, the rows stay, and it is found again", async ({ app, page, platform }) => {
    await app.startWith(["first", "second"]);
    await page.getByRole("button", { name: "Revoke first" }).click();
    await expect(app.confirmation).toContainText("This cannot be undone");
    expect(await platform.stop()).toBe(0);
    await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
    await expect(app.confirmation).toContainText(unreachable(platform));
    await app.confirmation.getByRole("button", { name: "Cancel" }).click();
    await app.generateButton.click();
    await app.name.fill("ci agent");
    await page.keyboard.press("Enter");
    await expect(app.dialog).toContainText("Nobody can say yet whether the key was made.");
    await app.dialog.getByRole("button", { name: "Close" }).click();
    await expect(page.getByText(unreachable(platform))).toBeVisible();
    await expect(app.names).toHaveText(["second", "first"]);

    await platform.restart();
    await tryAgain(page).click();
    await expect(page.getByText(unreachable(platform))).toBeHidden();
    await expect(app.names).toHaveText(["second", "first"]);
  });
});
