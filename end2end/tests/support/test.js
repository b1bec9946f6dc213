import { test as base, expect } from "@playwright/test";

import { Console } from "./console.js";
import { Platform } from "./platform.js";

/**
 * Each test has a platform and a page of its own. It fails when the page logs an error, throws, or
 * breaks its content security policy, unless the test says in `expected` what it provokes.
 */
export const test = base.extend({
  flags: [[], { option: true }],

  isEmbedded: [false, { option: true }],

  expected: async ({}, use) => use([]),

  platform: async ({ flags, isEmbedded }, use) => {
    const platform = await Platform.start(flags, { isEmbedded });
    await use(platform);
    const code = await platform.dispose();
    expect(platform.secretsInLog).toEqual([]);
    expect(code, `the platform's exit code; it said:\n${platform.log}`).toBe(0);
  },

  // It needs the platform only to be closed before it: a page that still asks must get an answer.
  context: async ({ context, expected, platform: _ }, use) => {
    const complaints = [];
    const complain = (text) => {
      if (!expected.some((pattern) => pattern.test(text))) complaints.push(text);
    };
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complain(message.text());
    });
    context.on("weberror", (error) => complain(String(error.error())));
    await context.exposeBinding("__reportViolation", (_, violation) => complain(violation));
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
        window.__reportViolation(`Content Security Policy: ${effectiveDirective} ${blockedURI} ${sample}`),
      );
    });
    await use(context);
    expect(complaints, "what the page complained of").toEqual([]);
  },

  app: async ({ page, platform }, use) => use(new Console(page, platform.url)),
});

export { expect };
