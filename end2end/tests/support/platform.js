import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const root = resolve(import.meta.dirname, "../../..");
export const dist = process.env.SENTINEL_DIST ?? join(root, "dist");
const program = process.env.SENTINEL_PLATFORM ?? join(root, "target/release/sentinel-platform");
/** The program with the console in it, which needs no folder. */
const embedded = process.env.SENTINEL_EMBEDDED ?? `${program}-embedded`;

const DAY = 86_400_000;
const SET_TIMES = `
import sqlite3, sys
database, *values = sys.argv[1:]
with sqlite3.connect(database) as connection:
    connection.execute("UPDATE api_keys SET created_at = ?, last_used_at = nullif(?, '') WHERE id = ?", values)`;

/** The real platform on a free port, with a database file of its own. */
export class Platform {
  static async start(flags = [], options = {}) {
    const folder = await mkdtemp(join(tmpdir(), "sentinel-"));
    const platform = new Platform(folder, options);
    await platform.listen("127.0.0.1:0", flags);
    return platform;
  }

  constructor(folder, { isEmbedded = false, logLevel = "trace" } = {}) {
    this.folder = folder;
    this.program = isEmbedded ? embedded : program;
    this.console = isEmbedded ? [] : ["--console", dist];
    this.logLevel = logLevel;
    this.database = join(folder, "sentinel.db");
  }

  async listen(address, flags = []) {
    const where = ["--listen", address, "--database", this.database, ...this.console];
    const args = [...where, "--log-level", this.logLevel, ...flags];
    this.process = spawn(this.program, args, { stdio: ["ignore", "pipe", "pipe"] });
    this.log ??= "";
    this.process.stderr.on("data", (data) => (this.log += data));
    for await (const line of createInterface({ input: this.process.stdout })) {
      const url = line.match(/listening on (http:\S+)/)?.[1];
      if (url) {
        this.url = url;
        return;
      }
    }
    throw new Error(`the platform did not start: ${this.log}`);
  }

  /** What of its log, with everything in it, looks like a key or a token. */
  get secretsInLog() {
    return this.log.match(/\bas_[0-9A-Za-z]{12,}|\beyJ[\w-]{12,}|\b(?:Bearer|ApiKey) \S+/g) ?? [];
  }

  /** Stops it as a service manager would; resolves with its exit code. */
  async stop() {
    if (this.process.exitCode !== null) return this.process.exitCode;
    const ended = once(this.process, "exit");
    this.process.kill("SIGTERM");
    const [code] = await ended;
    return code;
  }

  /** Starts it again at the same address. */
  async restart(flags = []) {
    await this.listen(new URL(this.url).host, flags);
  }

  /** Makes the key with this id so many days old, and last used so many days ago, or never. Reload to see it. */
  async age(id, days, usedDays) {
    const before = (count) => Math.round(Date.now() - count * DAY);
    await this.setTimes(id, before(days), usedDays === undefined ? "" : before(usedDays));
  }

  /** Writes when a key was made and last used, in milliseconds, into the database; "" stands for never. */
  async setTimes(id, created, used = "") {
    await promisify(execFile)("python3", ["-c", SET_TIMES, this.database, created, used, id].map(String));
  }

  async dispose() {
    const code = await this.stop();
    await rm(this.folder, { recursive: true, force: true });
    return code;
  }
}
