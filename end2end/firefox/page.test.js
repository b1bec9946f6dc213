import { assert, inFirefox } from "./support/test.js";

inFirefox("a session token is copied without being shown, and signing out leaves nothing of the user", async (app) => {
  await app.signIn();
  await app.generate("adas-agent");
  await app.click("link", "Session Token");
  await app.read(/Expires in \d+ s/);
  await app.click("button", "Copy session token");
  await app.focused("button", "Copied");
  const token = await app.clipboard();
  const headers = { Authorization: `Bearer ${token}` };
  assert.equal((await fetch(`${app.url}/api/v1/api-keys/`, { headers })).status, 200);
  assert.ok(!(await app.source()).includes(token));
  await app.click("button", "Ada Developer");
  await app.click("button", "Sign out");
  await app.find("heading", "You are signed out");
  const left = await app.source();
  for (const trace of ["Ada", "adas-agent", token]) assert.ok(!left.includes(trace), trace);
});

/** How light a colour such as `rgb(13, 15, 20)` is, from 0 to 255. */
const lightness = (colour) => Math.max(...colour.match(/\d+/g).slice(0, 3).map(Number));

inFirefox("the dark theme is dark, everywhere, and remembered", async (app) => {
  await app.signIn();
  const colours = async () => {
    const body = await app.driver.findElement({ css: "body" });
    return { ground: lightness(await app.style(body, "background-color")), text: lightness(await app.style(body, "color")) };
  };
  await app.choose("Theme", "Dark");
  await app.until("a dark page", async () => (await colours()).ground < 40);
  assert.ok((await colours()).text > 200);
  await app.driver.navigate().refresh();
  await app.read("No API keys yet");
  assert.ok((await colours()).ground < 40, "also after a reload");
  await app.click("button", "Generate New Key");
  const dialog = await app.find("dialog", "Generate New Key");
  assert.ok(lightness(await app.style(dialog, "background-color")) < 60, "also a dialog");
  await app.click("button", "Cancel");
  await app.choose("Theme", "Light");
  await app.until("a light page", async () => (await colours()).ground > 240);
});

inFirefox("on a phone's screen nothing is wider than it, and a key is made and revoked there", async (app) => {
  await app.signIn();
  await app.resize(320, 700);
  const fits = async (state) => assert.ok((await app.overflow()) <= 0, `${state} is wider than the screen`);
  await fits("the empty list");
  await app.click("button", "Generate New Key");
  await app.fill("textbox", "Name", "a long name for a key, to see where it breaks on a small screen");
  await fits("the form");
  await app.click("button", "Generate");
  await app.find("dialog", "Copy your new key now");
  await app.click("button", "Show key");
  await fits("the reveal");
  await app.click("button", "Copy key");
  await app.click("button", "Done");
  await app.rowFocused("a long name");
  await fits("the list");
  await app.click("button", /^Revoke a long name/);
  await fits("the question");
  await app.click("button", "Revoke key");
  await app.read("No API keys yet");
  await app.goToTop();
  await app.click("link", "Session Token");
  await app.read(/Expires in \d+ s/);
  await fits("the Session Token page");
});
