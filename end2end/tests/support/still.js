/** A page that looks the same each time: the same moment, the same keys, the same answers, and no number that chance gave. */

/** This moment, for the page. */
export const NOW = Date.UTC(2026, 5, 15, 9, 30);
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Name, age in days, and minutes since it was last used; none for never. */
const KEYS = [
  ["research-crawler", 0.02],
  ["ci", 5, 70],
  ["dev-agent", 12, 1500],
  ["staging-support-agent", 41, 4400],
  ["production-support-agent", 82, 3],
  ["production-billing", 97, 12],
  ["night shift: reads every mail that came in, and answers <b>what it can</b> \u200f🔑", 200, 90_000],
];

export const NEW_KEY = "as_Wq7TfR2mXc9LbNv4KdHs8PzJy3GaUe1o6iC5Q0rZx2B";

/** A key as the platform lists it. */
export function listed([name, days, usedMinutes], place) {
  const at = (before) => new Date(NOW - before).toISOString();
  return {
    id: `key_${place}`,
    key_prefix: `as_${["a1B2c3", "Kd7Qp0", "zR4mV8", "9fE2tL", "Xw5sN1", "h6YjC3", "Mb8uG4"][place % 7]}`,
    name,
    created_at: at(days * DAY),
    last_used_at: usedMinutes === undefined ? null : at(usedMinutes * MINUTE),
  };
}

/** Answers in the platform's place, so that each run sees the same: the list, new keys, and what is asked with a key. */
export class Answers {
  constructor(keys = KEYS) {
    this.keys = keys.map(listed);
    this.proof = 200;
  }

  async take(page) {
    await page.clock.setFixedTime(NOW);
    await page.route("**/api/v1/api-keys/", (route) => (route.request().method() === "POST" ? this.create(route) : this.list(route)));
    await page.route("**/api/v1/api-keys/key_*", (route) => this.revoke(route));
    await page.route("**/api/v1/policies/sync**", (route) => this.prove(route));
  }

  list(route) {
    return route.fulfill({ json: this.keys });
  }

  create(route) {
    const { name } = route.request().postDataJSON();
    const made = { ...listed([name, 0], 0), id: "key_new", key_prefix: NEW_KEY.slice(0, 9) };
    this.keys.unshift(made);
    const { last_used_at: _, ...facts } = made;
    return route.fulfill({ status: 201, json: { ...facts, key: NEW_KEY } });
  }

  revoke(route) {
    const id = new URL(route.request().url()).pathname.split("/").at(-1);
    this.keys = this.keys.filter((key) => key.id !== id);
    return route.fulfill({ status: 204 });
  }

  prove(route) {
    return this.proof === 200
      ? route.fulfill({ json: { policies: [], conflicts: [] } })
      : route.fulfill({ status: this.proof, json: { detail: "This key is not known." } });
  }
}

/** Writes the same address wherever the platform's stands: its port is another in each run. */
export async function sameAddress(page) {
  await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.data.includes(location.host)) text.data = text.data.replaceAll(location.host, "127.0.0.1:48787");
    }
  });
}
