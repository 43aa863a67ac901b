import pc from "picocolors";
import type { CheckResult } from "./check";

const marks = { passed: pc.green("✔"), failed: pc.red("✖"), skipped: pc.yellow("-") };

/** The results as a table, one line a check, and a line that counts them. */
export function formatTable(results: CheckResult[]): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.map(
    ({ name, outcome, detail }) =>
      `${marks[outcome]} ${name.padEnd(width)}  ${outcome === "skipped" ? `skipped: ${detail}` : detail}`,
  );
  return [...lines, summary(results)].join("\n");
}

/** `11 passed, 0 failed, 1 skipped` */
export function summary(results: CheckResult[]): string {
  const count = (wanted: CheckResult["outcome"]) =>
    results.filter(({ outcome }) => outcome === wanted).length;
  return `${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} skipped`;
}
