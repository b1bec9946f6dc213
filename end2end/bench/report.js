import { median } from "./visit.js";

/** Median, smallest and largest of each figure of each case. */
export function summed(samples) {
  return mapped(samples, (visits) =>
    Object.fromEntries(
      Object.keys(visits[0]).map((metric) => {
        const figures = visits.map((visit) => visit[metric]);
        return [metric, { median: median(figures), min: Math.min(...figures), max: Math.max(...figures) }];
      }),
    ),
  );
}

/** The figures as a table of Markdown: a line for each metric, a column for each case. */
export function table(cases, metrics) {
  return lines(cases, metrics, ({ median, min, max }) =>
    min === max ? written(median) : `${written(median)} (${written(min)}–${written(max)})`,
  );
}

/** The same as ratios of the medians to those of an earlier run. */
export function compared(cases, earlier, metrics) {
  const ratios = mapped(cases, (figures, name) =>
    mapped(figures, ({ median }, metric) => {
      const before = earlier[name]?.[metric]?.median;
      return before ? (median / before).toFixed(2) : "–";
    }),
  );
  return `Medians as parts of those before:\n\n${lines(ratios, metrics, (ratio) => ratio)}`;
}

function lines(cases, metrics, cell) {
  const names = Object.keys(cases);
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rows = metrics.map(([metric, label]) => line([label, ...names.map((name) => cell(cases[name][metric]))]));
  return [line(["", ...names]), line(["---", ...names.map(() => "--:")]), ...rows, ""].join("\n");
}

const written = (number) => (number >= 100 || Number.isInteger(number) ? Math.round(number).toLocaleString("en") : number.toFixed(number < 1 ? 3 : 1));

const mapped = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
