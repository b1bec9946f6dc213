import { expect, test } from "./support/test.js";

test("the page is always revalidated and brings its security headers", async ({ request, platform }) => {
  const page = await request.get(platform.url + "/settings/api-keys");
  const headers = page.headers();
  expect(headers["cache-control"]).toBe("no-cache");
  expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'wasm-unsafe-eval' 'sha256-/);
  expect(headers["content-security-policy"]).not.toContain("unsafe-inline");
  expect(headers["content-security-policy"]).toContain("require-trusted-types-for 'script'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  const again = await request.get(platform.url + "/", { headers: { "If-None-Match": headers.etag } });
  expect(again.status()).toBe(304);
});

test("hashed files are kept for a year and come compressed", async ({ request, platform }) => {
  const page = await (await request.get(platform.url)).text();
  const wasm = page.match(/\/[\w-]+_bg\.wasm/)[0];
  const response = await request.get(platform.url + wasm, { headers: { "Accept-Encoding": "br" } });
  expect(response.headers()["content-type"]).toBe("application/wasm");
  expect(response.headers()["content-encoding"]).toBe("br");
  expect(response.headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
});

test("the API, the local identity and files never answer with the page", async ({ request, platform }) => {
  for (const path of ["/api", "/api/v1/nothing", "/local/nothing", "/missing.js"]) {
    const response = await request.get(platform.url + path);
    expect(response.status(), path).toBe(404);
    expect(response.headers()["content-type"], path).toBe("application/problem+json");
  }
});

test("a page of another site cannot use the platform", async ({ request, platform }) => {
  const rebound = await request.get(platform.url + "/local/client", { headers: { Host: "evil.example" } });
  expect(rebound.status()).toBe(421);
  const posted = await request.post(platform.url + "/local/sign-out", { headers: { "Sec-Fetch-Site": "cross-site" } });
  expect(posted.status()).toBe(403);
});
