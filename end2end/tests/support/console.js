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
    this.names = this.table.locator("td.key-name");
    this.search = page.getByRole("searchbox", { name: "Search" });
  }

  /** The row with this in its name: a key's first characters may hold any letters. */
  row(name) {
    return this.table.getByRole("row").filter({ has: this.page.locator("td.key-name", { hasText: name }) });
  }

  /** The row of this key, whatever other keys have its name. */
  rowOf({ key_prefix }) {
    const prefix = this.page.getByRole("cell", { name: `${key_prefix}…`, exact: true });
    return this.table.getByRole("row").filter({ has: prefix });
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

  /** Signs in without the form and makes a key for each name, before anything is opened; gives back what the platform answered. */
  async prepare(names, form = { name: "Ada Developer", email: "ada@example.com" }) {
    const { request } = this.page;
    await request.post(`${this.url}/local/sign-in`, { form, maxRedirects: 0 });
    const { session } = await (await request.get(`${this.url}/local/client`)).json();
    const answer = await request.post(`${this.url}/local/tokens`, { data: { session_id: session.id } });
    return this.makeKeys(names, (await answer.json()).jwt);
  }

  /** The same, and opens the list. */
  async startWith(names) {
    const keys = await this.prepare(names);
    await this.open();
    await expect(this.names).toHaveCount(names.length);
    await expect(this.page.getByText("Loading…")).toHaveCount(0);
    return keys;
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

  /** Generates a key up to its reveal; gives back what the platform answered. */
  async reveal(name) {
    await this.generateButton.click();
    await this.name.fill(name);
    return this.submit();
  }

  /** Submits the name in the form; at the reveal gives back what the platform answered. */
  async submit() {
    const isCreate = (response) => response.request().method() === "POST" && response.url().endsWith("/api-keys/");
    const answer = this.page.waitForResponse(isCreate);
    await this.name.press("Enter");
    const created = await (await answer).json();
    await expect(this.heading("Copy your new key now")).toBeVisible();
    return created;
  }

  /** The status with which the platform answers a key. */
  async statusFor(key) {
    const headers = { Authorization: `Bearer ${key}` };
    return (await this.page.request.get(`${this.url}/api/v1/policies/sync`, { headers })).status();
  }

  /**
   * Reports with this key, as an agent does again and again, until the console has seen it. (The platform notes uses
   * within the same second as one, and the first of them may be the console's own.)
   */
  async report(key) {
    const headers = { Authorization: `Bearer ${key}` };
    const data = { run_id: "run-1", entries: [{ action: "hello" }] };
    await expect(async () => {
      const answer = await this.page.request.post(`${this.url}/api/v1/ingest`, { headers, data });
      expect(answer.status()).toBe(202);
      await expect(this.page.getByRole("region", { name: "Your agent has reported" })).toBeVisible({ timeout: 6000 });
    }).toPass({ timeout: 20_000 });
  }

  /** Makes a key for each name through the API, and gives back what the platform answered. Reload to see them. */
  async makeKeys(names, token) {
    token ??= await this.page.evaluate(() => window.Clerk.session.getToken());
    const keys = [];
    for (const name of names) {
      const answer = await this.page.request.post(`${this.url}/api/v1/api-keys/`, {
        headers: { Authorization: `Bearer ${token}` },
        data: { name },
      });
      expect(answer.status(), name).toBe(201);
      keys.push(await answer.json());
    }
    return keys;
  }

  /** Scrolls as the wheel does, and waits until what is then on the screen has been painted. */
  async scrollBy(pixels) {
    const before = await this.page.evaluate(() => scrollY);
    await this.page.mouse.wheel(0, pixels);
    await this.page.waitForFunction((before) => scrollY !== before, before);
    await this.page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  }

  /** Pastes as a user does, into what has the focus. */
  async paste(text) {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.page.keyboard.press("ControlOrMeta+v");
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
