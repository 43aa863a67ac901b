import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import execa from "execa";
import type { FileResult } from "./results";

/** The part of jest's JSON report that is read here. */
interface JestReport {
  testResults: {
    /** Path of the file. */
    name: string;
    status: "passed" | "failed" | "skipped" | "focused";
    startTime: number;
    endTime: number;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

const repository = join(__dirname, "../..");

/**
 * Runs suites, two files at a time.
 *
 * @param skip - files, or folders of them, that don't run
 */
export async function runJest(suites: string[], skip: string[]): Promise<FileResult[]> {
  if (suites.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-test-"));
  try {
    const file = join(folder, "report.json");
    const ignored = ["/node_modules/", ...skip.map((path) => `<rootDir>/${path}`)];
    const report = ["--maxWorkers=2", "--json", `--outputFile=${file}`];
    await execa(
      "jest",
      [...report, "--selectProjects", ...suites, "--testPathIgnorePatterns", ...ignored],
      {
        cwd: repository,
        preferLocal: true,
        stdio: ["ignore", "ignore", "inherit"],
        reject: false,
      },
    );
    const { testResults } = JSON.parse(await readFile(file, "utf8")) as JestReport;
    return testResults.map(resultOf);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function resultOf({
  name,
  status,
  startTime,
  endTime,
  assertionResults,
}: JestReport["testResults"][number]): FileResult {
  const count = (...statuses: string[]) =>
    assertionResults.filter(({ status }) => statuses.includes(status)).length;
  for (const { status, fullName } of assertionResults)
    if (status === "pending" || status === "todo") console.log(`skipped: ${fullName}`);
  const failed = count("failed");
  return {
    file: relative(repository, name),
    seconds: (endTime - startTime) / 1000,
    passed: count("passed"),
    // A file that can't be loaded has no tests.
    failed: status === "failed" ? Math.max(failed, 1) : failed,
    skipped: count("pending", "todo"),
  };
}
