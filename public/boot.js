// Runs while the page is still being read: starts Clerk, and asks for the list, side by side with the wasm; and guards
// the page's HTML and script sinks.
"use strict";
(() => {
  /** How old the list may be that was asked for here, in milliseconds; Trunk's minifier knows no 10_000. */
  const LIST_LIFE_MS = 10000;

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

  /** Where the app asks for the list, on the pages that begin with it; null where it would refuse to. */
  function listUrl() {
    const base = meta("sentinel-base-path").replace(/\/+$/, "");
    const platform = meta("sentinel-platform-url").replace(/\/+$/, "") || location.origin;
    const isList = ["/", "/settings", "/settings/api-keys"].some((path) => location.pathname === base + path);
    return isList && /^https?:\/\/[^\s/?#@\\"'<>]+[^\s?#@\\"'<>]*$/.test(platform) ? `${platform}/api/v1/api-keys/` : null;
  }

  /** Begins what the app would begin, and takes over (src/early.rs): Clerk's loading, and the request for the list. */
  async function startEarly(clerk) {
    let request, isOver;
    /** The request that was just sent to this address for this user in this session; ends any other. */
    const takeList = (...wanted) => {
      const sent = request;
      isOver = true;
      request = null;
      if (!sent) return null;
      sent.age_ms = Date.now() - sent.sentAt;
      if (sent.age_ms < LIST_LIFE_MS && `${wanted}` === sent.wanted) return sent;
      sent.controller.abort();
      return null;
    };
    const loading = clerk.load();
    window.__sentinel_early = { loading, takeList };
    await loading;
    const { session, user } = clerk;
    const url = listUrl();
    if (!url || !user || !session || session.status === "pending") return;
    const token = await session.getToken();
    if (!token || isOver) return;
    // As src/platform/request.rs asks.
    const controller = new AbortController();
    const response = fetch(url, {
      headers: { Accept: "application/json", Authorization: `Bearer ${token}` },
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: controller.signal,
    });
    // Its body is read at once: what nobody reads stays on the way.
    const answer = response.then(async (response) => new Response(await response.arrayBuffer(), response));
    request = { wanted: `${[url, user.id, session.id]}`, sentAt: Date.now(), controller, answer };
    setTimeout(takeList, LIST_LIFE_MS);
    await answer;
  }

  function startClerk(url) {
    if (!url) return;
    window.__sentinel_clerk_script = "loading";
    const script = document.createElement("script");
    script.async = true;
    // Everything that is asked for waits for it.
    script.fetchPriority = "high";
    const key = meta("clerk-publishable-key");
    if (key) {
      script.crossOrigin = "anonymous";
      script.dataset.clerkPublishableKey = key;
      const proxy = meta("clerk-proxy-url");
      if (proxy) script.dataset.clerkProxyUrl = proxy;
    }
    script.onload = () => {
      window.__sentinel_clerk_script = "loaded";
      // What fails here the app does itself, and says what is the matter.
      startEarly(window.Clerk).catch(() => {});
    };
    script.onerror = () => (window.__sentinel_clerk_script = "failed");
    script.src = url;
    document.head.append(script);
  }

  // Nothing is run or asked for where the app cannot show it (early.js).
  if (document.documentElement.classList.contains("too-old")) return;
  const url = clerkScriptUrl();
  guardSinks(url);
  startClerk(url);
  // The first of these takes the browser long: a row's time would wait for it. Now everything waits for the network.
  setTimeout(() => new Intl.RelativeTimeFormat(document.documentElement.lang));
})();
