import { runCommand } from "./cli";

test.each([
  ["redis", "8.10.1", '"redis" has no bump, only litellm has'],
  ["litellm", "lts", '"lts" is no full version of LiteLLM'],
  ["litellm", "v1.110.2", '"v1.110.2" is no full version of LiteLLM'],
  ["litellm", "1.107.0", "1.107.0 is the one release that LiteLLM doesn't vouch for"],
  ["litellm", "1.106.2", "1.106.2 lets a key without a user read"],
])(
  "bump refuses %s %s before it changes anything",
  async (part, version, reason) => {
    const { exitCode, stdout, stderr } = await runCommand("bump", part, version);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain(reason);
    expect(stderr).toContain("fix:");
  },
  60_000,
);
