import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { environmentWith } from "./support/python.js";
import { expect, test } from "./support/test.js";

const run = promisify(execFile);
const SCHEMATHESIS = "schemathesis==4.32.5";

/** Sends what the description allows and forbids; resolves with the report, or rejects with it. What it keeps goes with the platform. */
async function attack(program, { url, folder }, which, credential) {
  const what = [which, "api-keys", "--checks", "all", "--header", `Authorization: Bearer ${credential}`];
  // With a seed, so that a failure can be looked at again.
  const how = ["--max-examples", "100", "--seed", "1", "--no-color"];
  const args = ["run", `${url}/api/v1/openapi.json`, ...what, ...how];
  const { stdout } = await run(program, args, { cwd: folder, timeout: 120_000 });
  return stdout;
}

test("the platform answers as its OpenAPI description says, whatever is sent to it", async ({ app, page, platform }) => {
  test.setTimeout(400_000);
  const schemathesis = join(await environmentWith(SCHEMATHESIS, platform.folder), "schemathesis");
  await app.signIn();
  const [{ key }] = await app.makeKeys(["attacker"]);

  // A session token lives for a minute; this takes some seconds.
  const token = await page.evaluate(() => window.Clerk.session.getToken({ skipCache: true }));
  expect(await attack(schemathesis, platform, "--include-path-regex", token)).toContain("No issues found");
  expect(await attack(schemathesis, platform, "--exclude-path-regex", key)).toContain("No issues found");
});
