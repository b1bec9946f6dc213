import AxeBuilder from "@axe-core/playwright";

import { expect } from "./test.js";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No axe violation, and nothing wider than the screen; a test goes on and fails at its end. */
export async function expectAccessible(page, state) {
  // A dialog's first frame may still be on its way to the screen; an animation may also be cut off.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((a) => a.effect.getComputedTiming().iterations !== Infinity && a.finished)));
  // With a dialog open the page does not scroll; then axe leaves out what lies below the end of a short page.
  await page.evaluate(() => (document.documentElement.style.minBlockSize = "100vh"));
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  await page.evaluate(() => (document.documentElement.style.minBlockSize = ""));
  const found = violations.map(({ id, nodes }) => `${state}: ${id} at ${nodes.map((node) => node.target).join(", ")}`);
  expect.soft(found).toEqual([]);
  const overflow = await page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll("dialog[open]")];
    return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
  });
  expect.soft(overflow, `${state}: wider than the screen`).toBeLessThanOrEqual(0);
}
