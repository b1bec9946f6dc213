import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Builder } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";

const LAST_WORD = "the test has ended";
const tell = ({ effectiveDirective, blockedURI, sample }) =>
  console.error(`Content Security Policy: ${effectiveDirective} ${blockedURI} ${sample}`);

/** A headless Firefox of one's own, which notes whatever its pages complain of. */
export class Browser {
  static async start() {
    const downloads = await mkdtemp(join(tmpdir(), "sentinel-downloads-"));
    const options = new firefox.Options()
      .setBinary(process.env.FIREFOX || "/usr/bin/firefox-esr")
      .addArguments("-headless")
      .setPreference("browser.download.folderList", 2)
      .setPreference("browser.download.dir", downloads)
      .setPreference("signon.rememberSignons", false)
      // Colours are measured when a dialog has come, not while it does.
      .setPreference("ui.prefersReducedMotion", 1)
      .enableBidi();
    const service = new firefox.ServiceBuilder(process.env.GECKODRIVER || "geckodriver");
    const builder = new Builder().forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(service);
    const browser = new Browser(await builder.build(), downloads);
    try {
      await browser.#watch();
    } catch (problem) {
      // Nobody else knows of it yet.
      await browser.quit();
      throw problem;
    }
    return browser;
  }

  #complaints = [];
  #pinned = [];

  constructor(driver, downloads) {
    this.driver = driver;
    this.downloads = downloads;
  }

  async #watch() {
    const script = this.driver.script();
    await script.addConsoleMessageHandler(({ level, text }) => {
      if (["error", "warn"].includes(level)) this.#complaints.push(text);
    });
    await script.addJavaScriptErrorHandler(({ text }) => this.#complaints.push(text));
    await script.pin(`() => addEventListener("securitypolicyviolation", ${tell})`);
  }

  /** Runs this in every page before the page's own scripts, until the test ends. */
  async before(script) {
    this.#pinned.push(await this.driver.script().pin(String(script)));
  }

  /** Forgets who is signed in, what was done to pages, and what was complained of. */
  async startAfresh() {
    await this.driver.manage().deleteAllCookies();
    for (const script of this.#pinned.splice(0)) await this.driver.script().unpin(script);
    this.#complaints.length = 0;
  }

  /** What pages complained of since the start. */
  async complaints() {
    // They come on a way of their own, one after the other: after this one there are no others.
    await this.driver.executeScript(`console.error("${LAST_WORD}")`);
    await this.driver.wait(() => this.#complaints.at(-1) === LAST_WORD, 10_000, "the last word never came", 20);
    return this.#complaints.splice(0).slice(0, -1);
  }

  /** Waits for a saved file and gives its text. */
  async downloaded(name) {
    const read = () => readFile(join(this.downloads, name), "utf8").catch(() => "");
    return this.driver.wait(read, 10_000, `${name} was never saved`, 50);
  }

  async quit() {
    await this.driver.quit();
    await rm(this.downloads, { recursive: true, force: true });
  }
}
