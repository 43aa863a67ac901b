import { runbooks } from "../../../../dev/generate/runbooks";
import { withFiles } from "../../cli/cli";

const end = "<!-- Checks and fixes are written by hand. -->";

test("the top of a runbook says when its monitor alerts, and the rest stays", async () => {
  const files = { "error-ratio.md": `# Old title\n\n${end}\n\n## Fix\n\n- Try again.\n` };
  await withFiles(files, (_path, folder) => {
    const { "error-ratio.md": page = "" } = runbooks(folder);
    const [top = "", rest] = page.split(end);
    expect(top).toContain("# Requests fail\n");
    expect(top).toContain("critical is above 5; a warning is above 2");
    expect(top).toContain("below a traffic of `datadog.minimumRequests`");
    expect(top).toContain("Clients get errors, after all retries and fallbacks.");
    expect(top).not.toContain("Old title");
    expect(rest).toBe("\n\n## Fix\n\n- Try again.\n");
    return Promise.resolve();
  });
});

test("a page that has lost its marker is not written over", async () => {
  await withFiles({ "slo-latency.md": "# By hand\n" }, (_path, folder) => {
    expect(() => runbooks(folder)).toThrow(`slo-latency.md has lost its line "${end}"`);
    return Promise.resolve();
  });
});
