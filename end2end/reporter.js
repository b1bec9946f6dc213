/** Ends the run with one line that says how many tests passed and failed. */
export default class Reporter {
  #passed = 0;
  #failed = 0;

  onTestEnd(test, result) {
    if (result.status === "skipped") return;
    if (result.status === test.expectedStatus) this.#passed += 1;
    else this.#failed += 1;
  }

  onExit() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
  }

  printsToStdio() {
    return false;
  }
}
