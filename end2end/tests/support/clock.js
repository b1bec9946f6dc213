/**
 * Puts a clock into the pages of this context that can be moved; call it before they are opened. The numbers of its
 * timers are larger than a browser's and do not fit the 32 bits that the console keeps them in, so
 * timers could not be cleared: they are made whole again here.
 */
export async function installClock(page) {
  await page.clock.install();
  await page.context().addInitScript(() => {
    for (const kind of ["Timeout", "Interval"]) {
      const [set, clear] = [window[`set${kind}`], window[`clear${kind}`]];
      const numbers = new Map();
      window[`set${kind}`] = (...args) => {
        const number = set(...args);
        numbers.set(number | 0, number);
        return number;
      };
      window[`clear${kind}`] = (number) => clear(numbers.get(number | 0) ?? number);
    }
  });
}
