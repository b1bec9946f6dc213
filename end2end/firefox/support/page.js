import BrowsingContext from "selenium-webdriver/bidi/browsingContext.js";
import { By, Key, Select, error } from "selenium-webdriver";

/** How long anything may take to be seen, and how often is looked, in milliseconds. */
const LIMIT = 10_000;
const PAUSE = 50;

/** Which elements can have a role; whether one has it, and what it is called, Firefox says. */
const CANDIDATES = {
  alertdialog: "dialog[open]",
  button: "button",
  checkbox: "input",
  combobox: "select",
  dialog: "dialog[open]",
  heading: "h1, h2, h3",
  link: "a[href]",
  password: "input[type=password]",
  row: "tbody tr",
  searchbox: "input",
  tab: "[role=tab]",
  textbox: "input, textarea",
};

/** What Firefox calls a role; a password has none in ARIA. */
const ariaRole = (role) => (role === "password" ? "" : role);

const fits = (wanted, text) => (wanted instanceof RegExp ? wanted.test(text) : text === wanted);

/** What a user meets: things by role and accessible name, texts, and a keyboard. */
export class Page {
  constructor(driver) {
    this.driver = driver;
  }

  /** Waits until `look` gives something; what vanishes while it is looked at was not there. */
  async until(what, look) {
    const patient = async () => {
      try {
        return await look();
      } catch (problem) {
        if (problem instanceof error.StaleElementReferenceError) return null;
        if (problem instanceof error.NoSuchElementError) return null;
        throw problem;
      }
    };
    try {
      return await this.driver.wait(patient, LIMIT, undefined, PAUSE);
    } catch (problem) {
      if (!(problem instanceof error.TimeoutError)) throw problem;
      throw new Error(`never came: ${what}, on\n${await this.text()}`, { cause: problem });
    }
  }

  /** What can be reached: while a dialog is open, nothing outside it. */
  async #reachable() {
    const dialogs = await this.driver.findElements(By.css("dialog[open]"));
    return dialogs.at(-1) ?? this.driver.findElement(By.css("body"));
  }

  /** The things of this role and name that are there now. */
  async all(role, name) {
    const [place, css] = [await this.#reachable(), By.css(CANDIDATES[role])];
    const isDialog = role.endsWith("dialog");
    const found = [];
    for (const element of isDialog ? await this.driver.findElements(css) : await place.findElements(css)) {
      if (!fits(ariaRole(role), await element.getAriaRole()) || !(await element.isDisplayed())) continue;
      if (fits(name, await element.getAccessibleName())) found.push(element);
    }
    return found;
  }

  find(role, name) {
    return this.until(`${role} ${name}`, async () => (await this.all(role, name))[0]);
  }

  gone(role, name) {
    return this.until(`the end of ${role} ${name}`, async () => (await this.all(role, name)).length === 0);
  }

  async click(role, name) {
    await (await this.find(role, name)).click();
  }

  async fill(role, name, text) {
    const field = await this.find(role, name);
    await field.clear();
    await field.sendKeys(text);
  }

  /** Chooses from a list by the choice's text. */
  async choose(name, choice) {
    await new Select(await this.find("combobox", name)).selectByVisibleText(choice);
  }

  /** Waits until what has the focus has this role and name. */
  focused(role, name) {
    return this.until(`the focus on ${role} ${name}`, async () => {
      const element = await this.driver.switchTo().activeElement();
      const [itsRole, itsName] = [await element.getAriaRole(), await element.getAccessibleName()];
      return itsRole === role && fits(name, itsName) && element;
    });
  }

  /** All that can be read where something can be reached. */
  async text() {
    const read = (place) => this.driver.executeScript("return arguments[0].innerText", place);
    return (await read(await this.#reachable())).replace(/\s+/g, " ");
  }

  /** Waits until `words` can be read. */
  read(words) {
    const isThere = (text) => (words instanceof RegExp ? words.test(text) : text.includes(words));
    return this.until(words, async () => isThere(await this.text()));
  }

  /** The whole document with what is in its fields. */
  source() {
    const all = "return document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map((f) => f.value)";
    return this.driver.executeScript(all);
  }

  /** Presses keys one after the other, where the focus is. */
  async press(...keys) {
    await this.driver.actions().sendKeys(...keys).perform();
  }

  /** Pastes where the focus is. */
  async paste() {
    await this.driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).perform();
  }

  /** What the clipboard holds: what another page gets when it is pasted there. */
  async clipboard() {
    const here = await this.driver.getWindowHandle();
    await this.driver.switchTo().newWindow("tab");
    await this.driver.get("data:text/html,<textarea aria-label=Elsewhere></textarea>");
    const field = await this.find("textbox", "Elsewhere");
    await field.click();
    await this.paste();
    const text = await this.until("what was copied", () => field.getProperty("value"));
    await this.driver.close();
    await this.driver.switchTo().window(here);
    return text;
  }

  /** Gives the page a screen of this size, in pixels. */
  async resize(width, height) {
    const browsingContextId = await this.driver.getWindowHandle();
    await (await BrowsingContext(this.driver, { browsingContextId })).setViewport(width, height);
    await this.until(`a width of ${width}`, () => this.driver.executeScript("return innerWidth === arguments[0]", width));
  }

  /** Goes to the top of the page, as Home does. */
  async goToTop() {
    await this.press(Key.HOME);
    await this.until("the top of the page", () => this.driver.executeScript("return scrollY === 0"));
  }

  /** By how many pixels the page, or a dialog in it, is wider than its place. */
  overflow() {
    return this.driver.executeScript(() => {
      const boxes = [document.documentElement, ...document.querySelectorAll("dialog[open]")];
      return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
    });
  }

  /** What this CSS property comes to for an element. */
  style(element, property) {
    return element.getCssValue(property);
  }
}
