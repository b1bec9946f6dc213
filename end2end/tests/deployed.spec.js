import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { ADA } from "./support/clerk-frontend.js";
import { test as base, expect } from "./support/clerk.js";
import { Console } from "./support/console.js";
import { Caddy, Nginx, freeAddress } from "./support/web-server.js";

const run = promisify(execFile);
const target = resolve(import.meta.dirname, "../../target");
const xtask = process.env.SENTINEL_XTASK ?? join(target, "debug/xtask");
const verifier = process.env.SENTINEL_VERIFY ?? join(target, "release/sentinel-verify");

/** The exit code of `cargo xtask dist --verify` for this URL, and what it says. */
async function verify(url) {
  const { code = 0, stdout } = await run(verifier, [url]).catch((failure) => failure);
  return { code, said: stdout };
}

/** The console on a static host, with Clerk and a platform elsewhere. */
const test = base.extend({
  address: async ({}, use) => use(await freeAddress()),

  /** Whether the platform lets pages of the static host ask. */
  isAllowed: [true, { option: true }],

  flags: async ({ flags, address, isAllowed }, use) =>
    use(isAllowed ? [...flags, "--allow-origin", `http://${address}`] : flags),

  /** Makes the folder for a host: the console at `base`, with its platform at this URL. */
  distFor: async ({ clerk, clerkNetwork }, use) => {
    const out = await mkdtemp(join(tmpdir(), "sentinel-dist-"));
    await use(async (platform, base = "/") => {
      await run(xtask, [
        ...["dist", "--out", out, "--base", base, "--platform-url", platform],
        ...["--clerk-publishable-key", clerk.publishableKey, "--clerk-proxy-url", clerkNetwork.url],
      ]);
      return out;
    });
    await rm(out, { recursive: true, force: true });
  },

  /** Serves that folder at the static host's address, in place of what was served there before. */
  serve: async ({ address }, use) => {
    let running;
    await use(async (Server, out, change) => {
      await running?.stop();
      running = await Server.start(out, address, change);
      return `http://${address}`;
    });
    await running?.stop();
  },
});

async function signIn(app, page) {
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Continue as Ada" }).click();
  await expect(app.heading("No API keys yet")).toBeVisible();
}

for (const Server of [Nginx, Caddy]) {
  test.describe(`a folder of cargo xtask dist, served by ${Server.title},`, () => {
    test.skip(!Server.program, `${Server.title} is not on this machine`);

    test("is a console whose platform is elsewhere", async ({ page, platform, distFor, serve }) => {
      const app = new Console(page, await serve(Server, await distFor(platform.url)));
      await app.open();
      await signIn(app, page);
      await app.generateButton.click();
      await app.name.fill("production-agent");
      await page.keyboard.press("Enter");
      await app.dialog.getByRole("button", { name: "Show key" }).click();
      const shown = await app.dialog.getByLabel("New key", { exact: true }).textContent();
      await app.dialog.getByRole("button", { name: "Copy key" }).click();
      expect(await app.clipboard()).toBe(shown);
      await app.dialog.getByRole("button", { name: "Done" }).click();
      expect(await new Console(page, platform.url).statusFor(shown)).toBe(200);

      await page.reload();
      await expect(app.names).toHaveText(["production-agent"]);
      await page.getByRole("button", { name: "Revoke production-agent" }).click();
      await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
      await expect(app.heading("No API keys yet")).toBeVisible();
      expect(await new Console(page, platform.url).statusFor(shown)).toBe(401);
    });

    test("works in a folder of its host, too", async ({ page, platform, distFor, serve }) => {
      const host = await serve(Server, await distFor(platform.url, "/tools/console/"));
      const app = new Console(page, `${host}/tools/console`);
      await app.open("");
      await signIn(app, page);
      await expect(page).toHaveURL(`${app.url}/settings/api-keys`);
      await app.generate("staging-agent");
      await page.getByRole("link", { name: "Session Token" }).click();
      await expect(page).toHaveURL(`${app.url}/settings/session-token`);
      await page.goBack();
      await app.search.fill("staging");
      await expect(page).toHaveURL(`${app.url}/settings/api-keys?q=staging`);
      await page.reload();
      await expect(app.names).toHaveText(["staging-agent"]);
      await page.getByRole("link", { name: "Agent Sentinel" }).click();
      await expect(page).toHaveURL(`${app.url}/settings/api-keys`);
      expect(await verify(app.url)).toEqual({ code: 0, said: expect.stringContaining("All is well") });
    });

    test.describe("in another folder than it was made for,", () => {
      const missing = [/Failed to load/, /Failed to fetch dynamically imported module/, /preloaded using link preload/];
      test.use({ expected: [missing, { scope: "test" }] });

      test("says that it could not start, and --verify says why", async ({ page, platform, distFor, serve }) => {
        const out = await distFor(platform.url, "/console/");
        const folder = join(out, "site", "console");
        const html = await readFile(join(folder, "index.html"), "utf8");
        await writeFile(join(folder, "index.html"), html.replaceAll("/console", ""));
        for (const compressed of ["br", "gz"]) await rm(join(folder, `index.html.${compressed}`));
        const url = `${await serve(Server, out)}/console`;
        await page.goto(`${url}/`);
        await expect(page.getByRole("heading", { name: "The console could not start" })).toBeVisible();
        const { code, said } = await verify(url);
        expect(code).toBe(1);
        expect(said).toContain("✗ the console is at /console/, but was made for / – make it with `--base /console/`");
      });
    });

    test("is found good by --verify, which names what is wrong when the server is set wrong", async ({
      platform,
      distFor,
      serve,
    }) => {
      const out = await distFor(platform.url);
      expect(await verify(await serve(Server, out))).toEqual({ code: 0, said: expect.stringContaining("All is well") });
      for (const [fault, said] of [
        ["wasm", /✗ \S+_bg\.wasm comes as "application\/octet-stream" \(and \d other files\) – send \.wasm as application\/wasm/],
        ["compression", /✗ \S+ is not compressed \(and \d+ other files\) – serve the \.br and \.gz/],
        ["policy", /✗ the page comes without content-security-policy – send the policy/],
        ["cache", /✗ index\.html may be kept \(cache-control: max-age=3600\).* – send it with cache-control: no-cache/],
      ]) {
        const spoil = (made) => {
          const spoilt = Server.faults[fault](made);
          expect(spoilt, fault).not.toBe(made);
          return spoilt;
        };
        const verdict = await verify(await serve(Server, out, spoil));
        expect(verdict.code, fault).toBe(1);
        expect(verdict.said, fault).toMatch(said);
      }
    });

    test.describe("whose platform does not allow it,", () => {
      test.use({ isAllowed: false, expected: [[/blocked by CORS policy/, /Failed to load resource/], { scope: "test" }] });

      test("says so and never shows an empty list", async ({ clerk, context, page, platform, distFor, serve }) => {
        const url = await serve(Server, await distFor(platform.url));
        const app = new Console(page, url);
        await clerk.signIn(context, ADA);
        await app.open();
        const { host } = new URL(platform.url);
        await expect(page.getByText(`The platform at ${host} could not be reached`)).toBeVisible();
        await page.getByRole("button", { name: "Try again" }).click();
        await expect(page.getByText(`The platform at ${host} could not be reached`)).toBeVisible();
        await expect(app.heading("No API keys yet")).toHaveCount(0);
        const { code, said } = await verify(url);
        expect(code).toBe(1);
        expect(said).toContain(`✗ the platform at ${platform.url} does not allow ${url}`);
        expect(said).toContain(`--allow-origin ${url}`);
      });
    });
  });
}

test.describe("the program with the console in it", () => {
  test.use({ isEmbedded: true });

  test("is found good by --verify", async ({ platform }) => {
    expect(await verify(platform.url)).toEqual({ code: 0, said: expect.stringContaining("All is well") });
  });
});
