import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { resolve } from "node:path";

import { clientResource, environment, errors, sessionResource } from "./clerk-resources.js";
import { TokenMaker } from "./clerk-tokens.js";

const SCRIPT_FOLDER = /^\/npm\/@clerk\/clerk-js@6\/dist\/([\w.-]+\.js)$/;
/** The Frontend API that a publishable key names. A development instance knows browsers by a parameter, not a cookie. */
const HOSTS = { live: "clerk.example.com", test: "curious-cat-1.clerk.accounts.dev" };
/** The folder that a proxy of the Frontend API may live in. */
export const FOLDER = "/__clerk";
const DEV_BROWSER = "__clerk_db_jwt";

export const ADA = { id: "user_ada", firstName: "Ada", lastName: "Developer", email: "ada@example.com" };
export const GRACE = { id: "user_grace", firstName: "Grace", lastName: "Hopper", email: "grace@example.com" };
const USERS = [ADA, GRACE];

const SIGN_IN_PAGE = `<!doctype html>
<title>Sign in</title>
<link rel="icon" href="data:,">
${USERS.map(({ id, firstName }) => `<button value="${id}">Continue as ${firstName}</button>`).join("")}
<script>
  const browser = new URLSearchParams(location.search).get("${DEV_BROWSER}");
  const back = new URL(new URLSearchParams(location.hash.split("?")[1]).get("sign_in_force_redirect_url"));
  if (browser) back.searchParams.set("${DEV_BROWSER}", browser);
  onclick = async ({ target }) => {
    await fetch(location.pathname + location.search, { method: "POST", body: target.value });
    location.assign(back);
  };
</script>`;

/**
 * As much of Clerk as a page of ours meets: the script from its package, the Frontend API and a sign-in page. What is
 * asked is answered from `clients`, which tests read and change; how requests fail is the fault proxy's business.
 */
export class ClerkFrontend {
  /** Answers with the script of this major version, for a `live` or a `test` instance. */
  static async start(version, instance) {
    const clerk = new ClerkFrontend(version, instance);
    clerk.server.listen(0, "127.0.0.1");
    await once(clerk.server, "listening");
    clerk.url = `http://127.0.0.1:${clerk.server.address().port}`;
    return clerk;
  }

  constructor(version, instance) {
    const host = HOSTS[instance];
    this.publishableKey = `pk_${instance}_${Buffer.from(`${host}$`).toString("base64").replace(/=+$/, "")}`;
    this.folder = resolve(import.meta.dirname, `../../node_modules/clerk-js-${version}/dist`);
    this.tokens = new TokenMaker(`https://${host}`);
    /** The names of the instance's JWT templates. */
    this.templates = [];
    /** The sessions of each browser, by the value of its cookie, or of its parameter. */
    this.clients = new Map();
    this.server = createServer((request, response) => this.#answer(request, response));
  }

  async stop() {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }

  /** Begins a session of `user` in the browser of `context`, as if somebody had signed in. */
  async signIn(context, user, status = "active") {
    const client = this.#begin(user, status);
    await context.addCookies([{ name: "__client", value: client.id, url: this.url, httpOnly: true, sameSite: "Lax" }]);
    return client.sessions[0];
  }

  /** A token of `user` for requests that no page makes. */
  tokenOf(user) {
    return this.tokens.make({ id: "sess_elsewhere", user, status: "active" }, this.url);
  }

  /** Ends all sessions, as an administrator does who revokes them. */
  revokeSessions() {
    for (const client of this.clients.values()) client.sessions = [];
  }

  #begin(user, status, browser) {
    const client = { id: `client_${randomUUID()}`, sessions: [] };
    client.sessions.push({ id: `sess_${randomUUID()}`, user, status, startedAt: Date.now() });
    this.clients.set(browser ?? client.id, client);
    return client;
  }

  async #answer(request, response) {
    const { pathname, searchParams: query } = new URL(request.url, this.url);
    const path = pathname.startsWith(FOLDER) ? pathname.slice(FOLDER.length) : pathname;
    const { origin, cookie = "" } = request.headers;
    // clerk-js sends what is neither GET nor POST as a POST that says so.
    const method = query.get("_method") ?? request.method;
    const browser = query.get(DEV_BROWSER);
    const client = this.clients.get(browser ?? cookie.match(/__client=([^;]+)/)?.[1]);
    if (origin) {
      response.setHeader("access-control-allow-origin", origin);
      response.setHeader("access-control-allow-credentials", "true");
      response.setHeader("vary", "Origin");
    }
    const send = (status, body, headers = {}) => {
      const isText = typeof body === "string" || Buffer.isBuffer(body);
      response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store", ...headers });
      response.end(isText ? body : JSON.stringify(body));
    };
    const file = path.match(SCRIPT_FOLDER)?.[1];
    if (file) return this.#sendScript(file, send);
    if (path === "/.well-known/jwks.json") return send(200, this.tokens.keySet);
    if (path === "/sign-in") return this.#signInPage({ request, method, browser, send });
    if (path === "/v1/dev_browser") return send(200, { object: "dev_browser", id: `dvb_${randomUUID()}` });
    if (path === "/v1/environment") return send(200, environment(`${this.url}/sign-in`));
    if (path.startsWith("/v1/client")) return this.#client({ method, path, client, origin, send });
    send(404, errors("resource_not_found", `${method} ${path} is not there`));
  }

  async #sendScript(file, send) {
    const headers = { "content-type": "text/javascript", "cache-control": "public, max-age=31536000" };
    send(200, await readFile(resolve(this.folder, file)), headers);
  }

  /** Plays Clerk's Account Portal: one click for each user. Where to go afterwards stands in the fragment. */
  async #signInPage({ request, method, browser, send }) {
    if (method === "GET") return send(200, SIGN_IN_PAGE, { "content-type": "text/html" });
    const user = String(Buffer.concat(await request.toArray()));
    const { id } = this.#begin(USERS.find(({ id }) => id === user), "active", browser);
    send(204, "", { "set-cookie": `__client=${id}; HttpOnly; SameSite=Lax; Path=/` });
  }

  #client({ method, path, client, origin, send }) {
    const resource = (session) => sessionResource(session, this.tokens.make(session, origin));
    const asClient = () => client && clientResource({ ...client, sessions: client.sessions.map(resource) });
    const [, , , , id, action, template] = path.split("/");
    const session = client?.sessions.find((session) => session.id === id);
    if (path === "/v1/client" && method === "GET") return send(200, { response: asClient() ?? null, client: null });
    if (path === "/v1/client/sessions" && method === "DELETE") {
      client.sessions = [];
      return send(200, { response: asClient(), client: null });
    }
    if (!session) return send(401, errors("authentication_invalid", "The session has ended"));
    switch (action) {
      case "tokens":
        if (template && !this.templates.includes(template)) {
          return send(404, errors("resource_not_found", `No JWT template exists with name: ${template}`));
        }
        return send(200, { object: "token", jwt: this.tokens.make(session, origin, template) });
      case "touch":
        return send(200, { response: resource(session), client: asClient() });
      case "remove":
        client.sessions = client.sessions.filter((other) => other !== session);
        return send(200, { response: { ...resource(session), status: "removed" }, client: asClient() });
    }
    send(404, errors("resource_not_found", `${method} ${path} is not there`));
  }
}
