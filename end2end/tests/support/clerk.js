import { ClerkFrontend } from "./clerk-frontend.js";
import { errors } from "./clerk-resources.js";
import { FaultProxy } from "./fault-proxy.js";
import { test as base } from "./test.js";

/** A fault of the proxy: Clerk answers with this status, and does nothing. */
export const refuse =
  (status) =>
  ({ incoming, reply }) =>
    reply({
      status,
      headers: {
        "access-control-allow-credentials": "true",
        "access-control-allow-origin": incoming.headers.origin,
        "content-type": "application/json",
      },
      body: JSON.stringify(errors("refused", "Not now")),
    });

/**
 * As the others, with users whom the real clerk-js signs in: `clerk` is its Frontend API, and the browser reaches it
 * through `clerkNetwork`, which fails as tests want.
 */
export const test = base.extend({
  // clerk-js counts a browser that says it is driven by a program as offline.
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({ ...launchOptions, args: [...launchOptions.args, "--disable-blink-features=AutomationControlled"] }),
    { scope: "worker" },
  ],

  version: [6, { option: true }],
  instance: ["live", { option: true }],
  proxyFolder: ["", { option: true }],
  /** Flags for a script that does not come from where the Frontend API is. */
  scriptFlags: async ({}, use) => use([]),

  clerk: async ({ version, instance }, use) => {
    const clerk = await ClerkFrontend.start(version, instance);
    await use(clerk);
    await clerk.stop();
  },

  clerkNetwork: async ({ clerk }, use) => {
    const network = await FaultProxy.start(clerk.url);
    await use(network);
    await network.stop();
  },

  flags: async ({ clerk, clerkNetwork, proxyFolder, scriptFlags }, use) =>
    use([
      ...["--clerk-publishable-key", clerk.publishableKey],
      ...["--clerk-proxy-url", clerkNetwork.url + proxyFolder],
      ...["--clerk-jwks-url", `${clerk.url}/.well-known/jwks.json`],
      ...scriptFlags,
    ]),
});

export { expect } from "./test.js";
