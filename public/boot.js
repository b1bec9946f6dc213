// Starts Clerk's script side by side with the wasm, and guards the page's HTML and script sinks.
// The console's index.html names it as Trunk's initializer.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content.trim() ?? "";

/** Where Clerk's script comes from; null when the publishable key is none, which the app then says. */
function clerkScriptUrl() {
  const key = meta("clerk-publishable-key");
  if (!key) return "/local/clerk.js";
  const configured = meta("clerk-js-url");
  if (configured) return configured;
  const path = "/npm/@clerk/clerk-js@6/dist/clerk.browser.js";
  const proxy = meta("clerk-proxy-url");
  if (proxy) return proxy.replace(/\/+$/, "") + path;
  try {
    const host = atob(key.replace(/^pk_(test|live)_/, "")).replace(/\$$/, "");
    return new URL(`https://${host}${path}`).href;
  } catch {
    return null;
  }
}

/** Trusted Types: what may reach a sink that runs or builds code. SECURITY rules in ARCHITECTURE.md. */
function guardSinks(clerkUrl) {
  if (!window.trustedTypes) return;
  const origins = [location.origin];
  if (clerkUrl) origins.push(new URL(clerkUrl, location.href).origin);
  const active = /<\/?(script|iframe|frame|object|embed|base|link|meta|style)\b|\son\w+\s*=|javascript:|srcdoc/i;
  window.trustedTypes.createPolicy("default", {
    // Leptos builds its static fragments from markup that stands in the wasm.
    createHTML: (html) => (active.test(html) ? null : html),
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

/** What Trunk's loader calls around the start of the wasm. */
export default function initializer() {
  return {
    onStart() {},
    onProgress() {},
    onComplete() {},
    onSuccess() {},
    onFailure(error) {
      console.error("The console's WebAssembly could not start:", error);
      window.dispatchEvent(new Event("sentinel:cannot-start"));
    },
  };
}
