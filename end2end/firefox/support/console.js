import { Page } from "./page.js";

/** The console as a user finds it. */
export class Console extends Page {
  constructor(driver, url) {
    super(driver);
    this.url = url;
  }

  async open(path = "/") {
    await this.driver.get(this.url + path);
  }

  async signIn() {
    await this.open();
    await this.click("button", "Sign in");
    await this.click("button", "Continue as Ada Developer");
    await this.read("No API keys yet");
  }

  /** The row in which this can be read. */
  row(words) {
    return this.until(`a row with ${words}`, async () => {
      for (const row of await this.all("row", /./)) {
        if ((await row.getText()).includes(words)) return row;
      }
      return null;
    });
  }

  /** Waits until the row in which this can be read has the focus. */
  rowFocused(words) {
    return this.until(`the focus on the row with ${words}`, async () => {
      const element = await this.driver.switchTo().activeElement();
      return (await element.getAriaRole()) === "row" && (await element.getText()).includes(words);
    });
  }

  /** From the list to the reveal of a new key. */
  async reveal(name) {
    await this.click("button", "Generate New Key");
    await this.fill("textbox", "Name", name);
    await this.click("button", "Generate");
    await this.find("dialog", "Copy your new key now");
  }

  /** Generates a key, copies it and closes; gives the key. */
  async generate(name) {
    await this.reveal(name);
    await this.click("button", "Copy key");
    const key = await this.clipboard();
    await this.click("button", "Done");
    await this.rowFocused(name);
    return key;
  }

  /** The status with which the platform answers a key. */
  async statusFor(key) {
    const headers = { Authorization: `Bearer ${key}` };
    return (await fetch(`${this.url}/api/v1/policies/sync`, { headers })).status;
  }
}
