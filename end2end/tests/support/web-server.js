import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A program on PATH, or where Debian keeps servers; undefined when it is not there. */
function find(name) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"];
  return folders.map((folder) => join(folder, name)).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Host and port that nobody listens at, below those that the system gives to whoever wants any. */
export async function freeAddress() {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const server = createServer().listen(port, "127.0.0.1");
    try {
      await once(server, "listening");
    } catch {
      continue;
    }
    server.close();
    await once(server, "close");
    return `127.0.0.1:${port}`;
  }
}

async function answers(address) {
  const [host, port] = address.split(":");
  const socket = connect(port, host);
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * A web server of the kind that people deploy with, which serves what `cargo xtask dist` wrote into `out`.
 * `change` may spoil the configuration that lies there.
 */
class WebServer {
  static async start(out, address, change = (text) => text) {
    const server = new this(out, address, await mkdtemp(join(tmpdir(), "sentinel-web-")));
    const made = await readFile(join(out, this.file), "utf8");
    await server.run(change(made));
    while (!(await answers(address))) {
      if (server.process.exitCode !== null) throw new Error(`${this.title} did not start: ${server.log}`);
      await pause(20);
    }
    return server;
  }

  constructor(out, address, folder) {
    Object.assign(this, { out, address, folder, log: "" });
  }

  spawn(args, environment) {
    this.process = spawn(this.constructor.program, args, {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const output of [this.process.stdout, this.process.stderr]) output.on("data", (data) => (this.log += data));
  }

  async stop() {
    if (this.process.exitCode === null) {
      const ended = once(this.process, "exit");
      this.process.kill("SIGTERM");
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

export class Nginx extends WebServer {
  static title = "nginx";
  static program = find("nginx");
  static file = "nginx.conf";

  /** What people get wrong, done to the file that was made. */
  static faults = {
    wasm: (text) => text.replace("application/wasm wasm", "application/octet-stream wasm"),
    compression: (text) => text.replace("gzip_static on", "gzip_static off"),
    policy: (text) => text.replace(/.*add_header content-security-policy.*\n/, ""),
    cache: (text) => text.replace('"no-cache"', '"max-age=3600"'),
  };

  async run(made) {
    const at = (name) => join(this.folder, name);
    await writeFile(at("console.conf"), made);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    // Its workers would not be root, and see nothing of folders that only root may read.
    await writeFile(
      at("nginx.conf"),
      `${process.getuid() === 0 ? "user root;" : ""}
      daemon off;
      worker_processes 1;
      pid ${at("nginx.pid")};
      error_log stderr;
      events {}
      http {
        include /etc/nginx/mime.types;
        access_log off;
        ${temporary.map((name) => `${name}_temp_path ${at(name)};`).join(" ")}
        server {
          listen ${this.address};
          root ${join(this.out, "site")};
          include ${at("console.conf")};
        }
      }`,
    );
    this.spawn(["-c", at("nginx.conf"), "-p", this.folder]);
  }
}

const WASM_AS_OCTETS = `	@wasm path *.wasm
	header @wasm {
		content-type application/octet-stream
		defer
	}
`;

export class Caddy extends WebServer {
  static title = "Caddy";
  static program = find("caddy");
  static file = "Caddyfile";

  /** What people get wrong, done to the file that was made. */
  static faults = {
    wasm: (text) => text.replace(/\theader \S*\/\* \{/, `${WASM_AS_OCTETS}$&`),
    compression: (text) => text.replaceAll("precompressed br gzip", ""),
    policy: (text) => text.replace(/.*content-security-policy.*\n/, ""),
    cache: (text) => text.replaceAll('"no-cache"', '"max-age=3600"'),
  };

  async run(made) {
    const file = join(this.folder, "Caddyfile");
    await writeFile(file, made);
    this.spawn(["run", "--config", file, "--adapter", "caddyfile"], {
      SENTINEL_ADDRESS: `http://${this.address}`,
      SENTINEL_ROOT: join(this.out, "site"),
      CADDY_ADMIN: `unix/${join(this.folder, "admin.sock")}`,
      XDG_CONFIG_HOME: this.folder,
      XDG_DATA_HOME: this.folder,
    });
  }
}
