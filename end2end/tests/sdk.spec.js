import { execFile } from "node:child_process";

import { join } from "node:path";
import { promisify } from "node:util";

import { environmentWith } from "./support/python.js";
import { expect, test } from "./support/test.js";

const run = promisify(execFile);
const SDK = "agentsentinel-sdk[remote]==0.4.0";
const AGENT = join(import.meta.dirname, "support", "agent.py");

/** What the HTTP client under the SDK logs of a call. */
const INGEST_ANSWERED = (status) => new RegExp(`/api/v1/ingest.*\\b${status}\\b`);

/** Runs one guarded action and gives back what the agent logged. */
async function runAgent(interpreter, platform, key, runId) {
  const environment = { ...process.env, AGENT_SENTINEL_API_TOKEN: key, HOME: platform.folder };
  const { stdout, stderr } = await run(interpreter, [AGENT, platform.url, runId], {
    cwd: platform.folder,
    env: environment,
    timeout: 60_000,
  });
  return stdout + stderr;
}

/** The entries of a run, read from the platform's own database. */
async function stored(interpreter, platform, runId) {
  const query = `
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute("SELECT entry FROM ledger_entries WHERE run_id = ?", [sys.argv[2]])
print(json.dumps([json.loads(entry) for (entry,) in rows]))`;
  const { stdout } = await run(interpreter, ["-c", query, platform.database, runId]);
  return JSON.parse(stdout);
}

test("the published SDK works with a key made here, and is rejected once it is revoked", async ({ app, page, platform }) => {
  test.setTimeout(400_000);
  const interpreter = join(await environmentWith(SDK, platform.folder), "python");
  await app.signIn();
  const { id, key } = await app.reveal("sdk-agent");
  await app.dialog.getByRole("button", { name: "Copy key" }).click();
  expect(await app.clipboard()).toBe(key);
  // The console itself has used it, to see whether it is active.
  await expect(app.dialog.getByText("Active after").first()).toBeVisible();
  await app.dialog.getByRole("button", { name: "Done" }).click();

  const connect = page.getByRole("region", { name: "Connect your agent" });
  await connect.getByRole("listitem").nth(2).getByRole("button", { name: "Copy" }).click();
  await expect(connect.getByRole("button", { name: "Copied" })).toBeVisible();
  const program = await app.clipboard();
  const environment = { ...process.env, AGENT_SENTINEL_API_TOKEN: key, HOME: platform.folder };
  // Uses within the same second as the console's own are noted as one.
  await page.waitForResponse((response) => response.url().endsWith("/api-keys/"));
  const { stdout } = await run(interpreter, ["-c", program], { cwd: platform.folder, env: environment, timeout: 60_000 });
  expect(stdout).toContain("Hello from my first agent");
  await page.getByRole("region", { name: "Your agent has reported" }).getByRole("button", { name: "Done" }).click();
  await platform.age(id, 1);
  await page.reload();
  await expect(app.row("sdk-agent")).toContainText("Never");

  const accepted = await runAgent(interpreter, platform, key, "run-before");
  expect(accepted).toContain("Sunny in Ljubljana");
  expect(accepted).toMatch(INGEST_ANSWERED(202));
  const [entry, ...others] = await stored(interpreter, platform, "run-before");
  expect(others).toEqual([]);
  expect(JSON.stringify(entry)).toContain("look_up_weather");

  await page.reload();
  await expect(app.row("sdk-agent")).toBeVisible();
  await expect(app.row("sdk-agent")).not.toContainText("Never");

  await page.getByRole("button", { name: "Revoke sdk-agent" }).click();
  await app.confirmation.getByRole("button", { name: "Revoke key" }).click();
  await expect(app.heading("No API keys yet")).toBeVisible();

  const rejected = await runAgent(interpreter, platform, key, "run-after");
  expect(rejected).toContain("Sunny in Ljubljana");
  expect(rejected).toMatch(INGEST_ANSWERED(401));
  expect(await stored(interpreter, platform, "run-after")).toEqual([]);
  expect(platform.log).not.toContain(key);
});
