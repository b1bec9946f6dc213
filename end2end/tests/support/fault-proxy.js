import { once } from "node:events";
import { createServer, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

import { Console } from "./console.js";
import { test as base } from "./test.js";

/**
 * What can become of a request. Each gets the exchange: `incoming` is the request, `forward()` asks the platform and gives back
 * its answer, `reply()` answers the browser, `cut()` ends the connection.
 */

/** The connection ends before the platform hears of the request. */
export const cutBefore = ({ cut }) => cut();

/** The platform does what it is asked, and its answer is lost. */
export const cutAfter = async ({ forward, cut }) => {
  await forward();
  cut();
};

/** The platform's answer, or `instead` of it, breaks off in the middle. */
export const half = (instead) => async ({ forward, outgoing, cut }) => {
  const { status, headers, body } = { ...(await forward()), ...instead };
  outgoing.writeHead(status, { ...headers, "content-length": body.length });
  outgoing.write(body.slice(0, body.length / 2), cut);
};

/** The platform's answer, or `instead` of it, comes with a byte a second. */
export const drip = (instead) => async ({ forward, outgoing }) => {
  const { status, headers, body } = { ...(await forward()), ...instead };
  outgoing.writeHead(status, { ...headers, "content-length": body.length });
  for (const byte of Buffer.from(body)) {
    if (outgoing.destroyed) return;
    outgoing.write(Buffer.of(byte));
    await pause(1000, undefined, { ref: false });
  }
  outgoing.end();
};

/** No answer ever comes, and the platform hears of nothing. */
export const hang = () => {};

/** The platform does what it is asked, and no answer ever comes. */
export const hangAfter = ({ forward }) => forward();

/** Another answer; the platform hears of nothing. */
export const answer = (status, body = "", headers = {}) => ({ reply }) => reply({ status, headers, body });

/** The platform does what it is asked; `change` makes another answer of its body. */
export const change = (change) => async ({ forward, reply }) => {
  const { status, headers, body } = await forward();
  reply({ status, headers, body: change(String(body)) });
};

/** What is asked by this method and path is counted, and fails in this way until it is cleared. */
class Fault {
  /** How many such requests came. */
  count = 0;
  /** How many of them the browser gave up before they were answered. */
  givenUp = 0;
  isOn = true;

  constructor(method, path, act, times) {
    Object.assign(this, { method, path, act, times });
  }

  matches({ method, url }) {
    const [path] = url.split("?");
    return method === this.method && (this.path instanceof RegExp ? this.path.test(path) : this.path === path);
  }

  /** From now on such requests are answered by the platform, and still counted. */
  clear() {
    this.isOn = false;
  }
}

/** Stands between the browser and the platform and lets requests fail as networks do. */
export class FaultProxy {
  static async start(target) {
    const proxy = new FaultProxy(target);
    proxy.server.listen(0, "127.0.0.1");
    await once(proxy.server, "listening");
    proxy.host = `127.0.0.1:${proxy.server.address().port}`;
    proxy.url = `http://${proxy.host}`;
    return proxy;
  }

  constructor(target) {
    this.target = new URL(target);
    this.faults = [];
    // Browsers send a request once more when a connection that was used before ends under it.
    this.keepsConnections = false;
    this.server = createServer((incoming, outgoing) => this.#take(incoming, outgoing));
  }

  /** Lets requests by this method and path fail; the latest fault for a request counts, for so many `times`. */
  fault(method, path, act, times = Infinity) {
    const fault = new Fault(method, path, act, times);
    this.faults.unshift(fault);
    return fault;
  }

  async stop() {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }

  async #take(incoming, outgoing) {
    const matching = this.faults.filter((fault) => fault.matches(incoming));
    const fault = matching.find(({ isOn, count, times }) => isOn && count < times);
    for (const match of matching) match.count += 1;
    outgoing.on("close", () => {
      if (!outgoing.writableEnded && !outgoing.wasCut) for (const match of matching) match.givenUp += 1;
    });
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const exchange = {
      incoming,
      outgoing,
      forward: () => this.#forward(incoming, Buffer.concat(chunks)),
      reply: ({ status, headers, body }) => this.#reply(outgoing, { status, headers, body }),
      cut: () => {
        outgoing.wasCut = true;
        outgoing.socket?.destroy();
      },
    };
    try {
      await (fault?.act ?? passOn)(exchange);
    } catch {
      exchange.cut();
    }
  }

  #reply(outgoing, { status, headers, body }) {
    if (!this.keepsConnections) outgoing.shouldKeepAlive = false;
    const { "content-length": _, ...others } = headers;
    outgoing.writeHead(status, status === 204 ? others : { ...others, "content-length": Buffer.byteLength(body) });
    outgoing.end(body);
  }

  /** Asks the platform the same, for an answer that can be read; Host and Origin stay as the browser wrote them. */
  async #forward({ method, url, headers }, content) {
    const { hostname, port } = this.target;
    const own = { connection: "close", "accept-encoding": "identity" };
    const asked = request({ hostname, port, method, path: url, headers: { ...headers, ...own }, agent: false });
    asked.end(content);
    const [answer] = await once(asked, "response");
    const chunks = [];
    for await (const chunk of answer) chunks.push(chunk);
    const { connection: _, "transfer-encoding": __, "keep-alive": ___, ...rest } = answer.headers;
    return { status: answer.statusCode, headers: rest, body: Buffer.concat(chunks) };
  }
}

const passOn = async ({ forward, reply }) => reply(await forward());

/** As the others, with a proxy between the page and its platform. */
export const test = base.extend({
  network: async ({ platform }, use) => {
    const network = await FaultProxy.start(platform.url);
    await use(network);
    await network.stop();
  },

  app: async ({ page, network }, use) => use(new Console(page, network.url)),
});

export { expect } from "./test.js";
