import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const root = resolve(import.meta.dirname, "../../..");
const program = process.env.SENTINEL_PLATFORM ?? join(root, "target/release/sentinel-platform");
export const dist = process.env.SENTINEL_DIST ?? join(root, "dist");

/** The real platform on a free port, with a database file of its own. */
export class Platform {
  static async start(flags = []) {
    const folder = await mkdtemp(join(tmpdir(), "sentinel-"));
    const platform = new Platform(folder);
    await platform.listen("127.0.0.1:0", flags);
    return platform;
  }

  constructor(folder) {
    this.folder = folder;
    this.database = join(folder, "sentinel.db");
  }

  async listen(address, flags = []) {
    const args = ["--listen", address, "--database", this.database, "--console", dist, ...flags];
    this.process = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    this.log = "";
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

  /** Stops it as a service manager would; resolves with its exit code. */
  async stop() {
    if (this.process.exitCode !== null) return this.process.exitCode;
    const ended = once(this.process, "exit");
    this.process.kill("SIGTERM");
    const [code] = await ended;
    return code;
  }

  /** Starts it again at the same address. */
  async restart() {
    await this.listen(new URL(this.url).host);
  }

  async dispose() {
    const code = await this.stop();
    await rm(this.folder, { recursive: true, force: true });
    return code;
  }
}
