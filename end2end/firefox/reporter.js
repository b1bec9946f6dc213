/** Says each test's outcome, why it failed, and at the end in one line how many passed and failed. */
export default async function* report(events) {
  const counts = { "test:pass": 0, "test:fail": 0 };
  for await (const { type, data } of events) {
    // What a file prints, and what is wrong with a file as a whole.
    if (type === "test:stdout" || type === "test:stderr") yield data.message;
    if (!(type in counts) || data.skip || (type === "test:pass" && data.details.type === "suite")) continue;
    counts[type] += 1;
    const seconds = (data.details.duration_ms / 1000).toFixed(1);
    yield `${type === "test:pass" ? "✓" : "✗"} ${data.name} (${seconds} s)\n`;
    if (type === "test:fail") yield `${data.details.error.cause?.stack ?? data.details.error.stack}\n`;
  }
  yield `${counts["test:pass"]} passed, ${counts["test:fail"]} failed\n`;
}
