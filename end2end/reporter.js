/** Ends the run with one line that says how many tests passed and failed, after those that passed only when tried again. */
export default class Reporter {
  #tests = new Set();

  onTestEnd(test) {
    this.#tests.add(test);
  }

  onExit() {
    const outcomes = { expected: 0, flaky: 0, unexpected: 0, skipped: 0 };
    for (const test of this.#tests) {
      outcomes[test.outcome()] += 1;
      if (test.outcome() === "flaky") console.log(`passed only when tried again: ${test.titlePath().join(" › ")}`);
    }
    console.log(`${outcomes.expected + outcomes.flaky} passed, ${outcomes.unexpected} failed`);
  }

  printsToStdio() {
    return false;
  }
}
