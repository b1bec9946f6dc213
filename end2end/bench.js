/**
 * Measures the built console in Chromium: `cargo xtask bench page`. Fresh visits of each case take turns, so that what
 * else the machine does falls on all of them. The numbers are for people: no time decides anything.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";

import { chromium } from "@playwright/test";

import { Platform } from "./tests/support/platform.js";
import { METRICS, visit } from "./bench/visit.js";
import { seed } from "./bench/seed.js";
import { compared, summed, table } from "./bench/report.js";

const USAGE = "cargo xtask bench page -- [--visits 7] [--keys 10,1000,10000] [--out FILE] [--compare FILE]";
const root = resolve(import.meta.dirname, "..");

/** As in budgets of web performance: a phone of the middle, on a network of the middle. */
const DEVICES = {
  desktop: {},
  phone: { cpu: 4, latency_ms: 165, kbit_s: 9000 },
};

const { values } = parseArgs({
  options: {
    visits: { type: "string", default: "7" },
    keys: { type: "string", default: "10,1000,10000" },
    out: { type: "string", default: "target/bench/page.json" },
    compare: { type: "string" },
  },
});
const out = resolve(root, values.out);
const visits = Number(values.visits);
const counts = values.keys.split(",").map(Number);
if (!(visits > 0) || !counts.every((count) => count > 0)) {
  console.error(USAGE);
  process.exit(2);
}

const platform = await Platform.start(["--user-rate", "0", "--address-rate", "0"], { logLevel: "error" });
const browser = await chromium.launch({
  executablePath: process.env.CHROME || "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const samples = {};
try {
  const users = new Map();
  for (const count of counts) {
    console.log(`Making ${count} keys`);
    users.set(count, await seed(platform.url, count));
  }
  for (let number = 1; number <= visits; number += 1) {
    for (const [device, limits] of Object.entries(DEVICES)) {
      for (const count of counts) {
        const figures = await visit(browser, platform.url, users.get(count), limits);
        (samples[`${device}, ${count} keys`] ??= []).push(figures);
      }
    }
    console.log(`Visit ${number} of ${visits} of each case is done`);
  }
} finally {
  await browser.close();
  await platform.dispose();
}

const result = { made: new Date().toISOString(), visits, cases: summed(samples) };
console.log(table(result.cases, METRICS));
if (values.compare) {
  const earlier = JSON.parse(await readFile(resolve(root, values.compare), "utf8"));
  console.log(compared(result.cases, earlier.cases, METRICS));
}
await mkdir(dirname(out), { recursive: true });
await writeFile(out, `${JSON.stringify(result, null, 2)}\n`);
console.log(`All figures are in ${out}.`);
