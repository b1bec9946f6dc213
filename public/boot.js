// Runs while the page is still being read: starts Clerk's script side by side with the wasm, and guards the page's HTML
// and script sinks.
"use strict";
(() => {
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content.trim() ?? "";

  /** Where Clerk's script comes from; null when the configuration cannot work, which the app then says. */
  function clerkScriptUrl() {
    const key = meta("clerk-publishable-key");
    if (!key) return "/local/clerk.js";
    const path = "/npm/@clerk/clerk-js@6/dist/clerk.browser.js";
    const proxy = meta("clerk-proxy-url");
    try {
      const host = atob(key.replace(/^pk_(test|live)_/, "")).replace(/\$$/, "");
      const base = proxy ? proxy.replace(/\/+$/, "") : `https://${host}`;
      return new URL(meta("clerk-js-url") || base + path, location.href).href;
    } catch {
      return null;
    }
  }

  /** Trusted Types: what may reach a sink that runs or builds code; see ARCHITECTURE.md, "Defence of the page". */
  function guardSinks(clerkUrl) {
    if (!window.trustedTypes) return;
    const origins = [location.origin];
    if (clerkUrl) origins.push(new URL(clerkUrl, location.href).origin);
    // Where Clerk's bot check comes from; the content security policy names it, too.
    if (meta("clerk-publishable-key")) origins.push("https://challenges.cloudflare.com");
    const active = [
      /<\/?(script|iframe|frame|object|embed|base|link|meta|style|form|math|animate|set)\b/i,
      /[\s"'/]on\w+\s*=/i, // event handlers
      /srcdoc|formaction/i,
      /=\s*["']?\s*[a-z]+script\s*:/i, // javascript: and its kin …
      /=\s*("[^"]*|'[^']*|[^\s>]*)(&|[\x00-\x1f])/, // … also in disguise
    ];
    window.trustedTypes.createPolicy("default", {
      // Leptos builds its static fragments from markup that stands in the wasm.
      createHTML: (html) => (active.some((part) => part.test(html)) ? null : html),
      createScriptURL: (url) => {
        const { origin, protocol } = new URL(url, location.href);
        return origins.includes(origin) || protocol === "blob:" ? url : null;
      },
      createScript: () => null,
    });
  }

  function startClerk(url) {
    if (!url) return;
    window.__sentinel_clerk_script = "loading";
    const script = document.createElement("script");
    script.async = true;
    const key = meta("clerk-publishable-key");
    if (key) {
      script.crossOrigin = "anonymous";
      script.dataset.clerkPublishableKey = key;
      const proxy = meta("clerk-proxy-url");
      if (proxy) script.dataset.clerkProxyUrl = proxy;
    }
    script.onload = () => (window.__sentinel_clerk_script = "loaded");
    script.onerror = () => (window.__sentinel_clerk_script = "failed");
    script.src = url;
    document.head.append(script);
  }

  const url = clerkScriptUrl();
  guardSinks(url);
  startClerk(url);
})();
