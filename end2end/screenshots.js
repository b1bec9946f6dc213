/** Takes the README's pictures from the built console: `cargo xtask screenshots`. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";

import { chromium } from "@playwright/test";

import { Console } from "./tests/support/console.js";
import { Platform } from "./tests/support/platform.js";

const folder = resolve(import.meta.dirname, "../docs/images");

/** Name, age in days, and days since it was last used. */
const KEYS = [
  ["production-billing", 97, 0.01],
  ["production-support-agent", 82, 0.2],
  ["staging-support-agent", 41, 3],
  ["dev-agent", 12, 1],
  ["ci", 5, 0.05],
  ["research-crawler", 2],
];

const platform = await Platform.start();
const browser = await chromium.launch({
  executablePath: process.env.CHROME || "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
await mkdir(folder, { recursive: true });
try {
  for (const colorScheme of ["light", "dark"]) {
    const viewport = { width: 1280, height: 620 };
    const context = await browser.newContext({
      viewport,
      colorScheme,
      deviceScaleFactor: 1.5,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    const app = new Console(page, platform.url);
    const take = (name) => page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });

    await app.signIn("Ada Developer", `ada-${colorScheme}@example.com`);
    const made = await app.makeKeys(KEYS.map(([name]) => name));
    for (const [place, [, days, usedDays]] of KEYS.entries()) await platform.age(made[place].id, days, usedDays);
    await page.reload();
    await app.row("production-billing").waitFor();
    await take("list");

    await app.reveal("production-search-agent");
    await app.dialog.getByText("Active after").first().waitFor();
    await take("reveal");
    await context.close();
  }
} finally {
  await browser.close();
  await platform.dispose();
}
console.log(`The pictures are in ${folder}.`);
