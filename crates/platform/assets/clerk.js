// The local identity: defines window.Clerk with the part of Clerk's surface that the console uses,
// and behaves as measured on the real one: load() resolves with status "degraded" when the service
// is down and rejects when it refuses, session and user are undefined before load and for a moment
// while signing out, and the session object is replaced on every update.
"use strict";
(() => {
  /** A token is taken from the cache while it has this long to live, in milliseconds. */
  const FRESH_MS = 15_000;
  const listeners = new Set();
  let loading;

  class LocalApiError extends Error {
    constructor(status, message) {
      super(message);
      this.status = status;
      this.code = "api_response_error";
      this.errors = [{ code: status === 401 ? "authentication_invalid" : "internal_error", message }];
    }
  }

  async function call(method, path, body) {
    let response;
    try {
      response = await fetch(path, {
        method,
        headers: body ? { "Content-Type": "application/json" } : {},
        body: body && JSON.stringify(body),
        cache: "no-store",
      });
    } catch {
      throw Object.assign(new Error("The local identity could not be reached."), { code: "network_error" });
    }
    if (!response.ok) throw new LocalApiError(response.status, `${path} answered ${response.status}`);
    return response.status === 204 ? null : response.json();
  }

  const expiresAt = (jwt) => JSON.parse(atob(jwt.split(".")[1].replace(/-/g, "+").replace(/_/g, "/"))).exp * 1000;

  /** A session as the platform knows it, with the tokens made for it and for no other: the first comes with it. */
  function sessionOf({ id, last_active_token }) {
    const tokens = new Map([[undefined, last_active_token.jwt]]);
    /** Those that are on their way, which nobody has to ask for again. */
    const coming = new Map();

    async function ask(template) {
      try {
        const { jwt } = await call("POST", "/local/tokens", { template, session_id: id });
        tokens.set(template, jwt);
        return jwt;
      } catch (error) {
        // The session has ended, or another tab has begun a new one.
        if (error.status === 401 && Clerk.session?.id === id) await refresh().catch(() => update(null));
        throw error;
      }
    }

    return {
      id,
      status: "active",
      async getToken({ template, skipCache } = {}) {
        if (skipCache) return ask(template);
        const cached = tokens.get(template);
        if (cached && expiresAt(cached) - Date.now() > FRESH_MS) return cached;
        if (!coming.has(template)) coming.set(template, ask(template).finally(() => coming.delete(template)));
        return coming.get(template);
      },
    };
  }

  function update(session) {
    Clerk.session = session && sessionOf(session);
    Clerk.user = session && {
      id: session.user.id,
      fullName: session.user.name,
      primaryEmailAddress: { emailAddress: session.user.email },
    };
    Clerk.client = { lastActiveSessionId: session?.id ?? null, sessions: session ? [Clerk.session] : [] };
    emit();
  }

  const resources = () => ({ client: Clerk.client, session: Clerk.session, user: Clerk.user });
  const emit = () => listeners.forEach((listener) => listener(resources()));
  const refresh = async () => update((await call("GET", "/local/client")).session);

  // The other tabs hear of a sign-out at once. What cannot be asked now, their next token tells.
  const tabs = new BroadcastChannel("sentinel-local-identity");
  tabs.onmessage = () => refresh().catch(() => {});

  async function start() {
    try {
      const { session } = await call("GET", "/local/client");
      Clerk.status = "ready";
      Clerk.loaded = true;
      update(session);
    } catch (error) {
      if (error.status >= 400 && error.status < 500) {
        loading = undefined;
        throw error;
      }
      Clerk.status = "degraded";
      Clerk.loaded = true;
      update(null);
    }
  }

  const Clerk = {
    status: "loading",
    loaded: false,
    client: undefined,
    session: undefined,
    user: undefined,
    load: () => (loading ??= start()),
    addListener(listener) {
      listeners.add(listener);
      if (Clerk.loaded) listener(resources());
      return () => listeners.delete(listener);
    },
    async signOut(options = {}) {
      await call("POST", "/local/sign-out");
      tabs.postMessage("signed out");
      Clerk.session = undefined;
      Clerk.user = undefined;
      emit();
      update(null);
      if (typeof options === "function") await options();
      else location.assign(options.redirectUrl ?? "/");
    },
    async redirectToSignIn({ signInForceRedirectUrl, redirectUrl } = {}) {
      const back = new URL(signInForceRedirectUrl ?? redirectUrl ?? location.href, location.href);
      const target = new URLSearchParams({ redirect_url: back.pathname + back.search + back.hash });
      location.assign(`/local/sign-in?${target}`);
    },
  };
  window.Clerk = Clerk;
})();
