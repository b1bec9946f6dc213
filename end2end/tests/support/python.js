import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A virtual environment in `folder` with this package; gives back where its programs are. */
export async function environmentWith(requirement, folder) {
  const environment = join(folder, "venv");
  const programs = join(environment, "bin");
  await run("python3", ["-m", "venv", environment]);
  const install = ["-m", "pip", "install", "--quiet", requirement];
  await run(join(programs, "python"), install, { timeout: 300_000 });
  return programs;
}
