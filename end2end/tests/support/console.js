import { expect } from "@playwright/test";

/** The console as a user finds it: by role and by name. */
export class Console {
  constructor(page, url) {
    this.page = page;
    this.url = url;
    this.generateButton = page.getByRole("button", { name: "Generate New Key" }).first();
    this.dialog = page.getByRole("dialog");
    this.name = this.dialog.getByRole("textbox", { name: "Name" });
    this.confirmation = page.getByRole("alertdialog");
    this.table = page.getByRole("table", { name: "API keys" });
  }

  row(name) {
    return this.table.getByRole("row").filter({ hasText: name });
  }

  heading(name) {
    return this.page.getByRole("heading", { name });
  }

  async open(path = "/") {
    await this.page.goto(this.url + path);
  }

  /** Signs in as the user with this name and waits for the list. */
  async signIn(name = "Ada Developer", email = "ada@example.com") {
    await this.open();
    await this.page.getByRole("button", { name: "Sign in" }).click();
    await this.page.getByLabel("Name").fill(name);
    await this.page.getByLabel("E-mail").fill(email);
    await this.page.getByRole("button", { name: "Sign in" }).click();
    await expect(this.page.getByRole("heading", { name: "API Keys", exact: true, level: 1 })).toBeVisible();
    await expect(this.page.getByText("Loading…")).toHaveCount(0);
  }

  /** Generates a key, copies it, closes; gives the key back. */
  async generate(name) {
    await this.generateButton.click();
    await this.name.fill(name);
    await this.dialog.getByRole("button", { name: "Generate", exact: true }).click();
    await this.dialog.getByRole("button", { name: "Copy key" }).click();
    await expect(this.dialog.getByRole("button", { name: "Done" })).toBeFocused();
    const key = await this.clipboard();
    await this.dialog.getByRole("button", { name: "Done" }).click();
    await expect(this.dialog).toBeHidden();
    return key;
  }

  clipboard() {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Everything a page could keep a secret in. */
  traces() {
    return this.page.evaluate(async () => {
      const databases = await indexedDB.databases();
      const values = [...document.querySelectorAll("input, textarea")].map((field) => field.value);
      return JSON.stringify([
        document.documentElement.outerHTML,
        values,
        document.title,
        document.cookie,
        location.href,
        history.state,
        { ...localStorage },
        { ...sessionStorage },
        databases,
      ]);
    });
  }
}
