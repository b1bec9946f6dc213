import { defineConfig } from "@playwright/test";

const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  // Pictures of text are the same on each machine.
  "--disable-lcd-text",
  "--font-render-hinting=none",
  "--no-first-run",
];
// Chromium refuses its sandbox to root.
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export default defineConfig({
  testDir: "tests",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: {
    timeout: 10_000,
    // Another machine draws some edges a little differently; a word, a colour or a place that changes is more than that.
    toHaveScreenshot: { maxDiffPixels: 30, threshold: 0.1 },
  },
  snapshotPathTemplate: "looks/{arg}{ext}",
  forbidOnly: true,
  // A machine may be busy with something else for a while; what passes only then is named at the end.
  retries: 1,
  reporter: [["list"], ["./reporter.js"]],
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    permissions: ["clipboard-read", "clipboard-write"],
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROME || "/usr/bin/chromium",
      args: [...quiet, ...sandbox],
    },
  },
});
