import { runCommand, withFiles } from "../cli";

const seconds = 30_000;

test.each([
  ["on Kubernetes", "there", "this looks into Docker containers"],
  ["without a file", "nowhere", 'there is no stack "nowhere"'],
])(
  "a stack %s is refused, and how to go on is said",
  async (_, stack, why) => {
    const files = {
      "Pulumi.yaml": "name: litellm-gateway\n",
      "Pulumi.there.yaml": `config:
  litellm-gateway:target: kubernetes
  litellm-gateway:models: [{ name: chat, provider: mock }]
`,
    };
    await withFiles(files, async (_path, folder) => {
      const ran = await runCommand("dashboards", "--stack", stack, "--cwd", folder);
      expect({ exitCode: ran.exitCode, stdout: ran.stdout }).toEqual({ exitCode: 1, stdout: "" });
      expect(ran.stderr).toContain(why);
      expect(ran.stderr).toMatch(/choose/);
    });
  },
  seconds,
);

test(
  "--seconds is a number",
  async () => {
    const { exitCode, stderr } = await runCommand("dashboards", "--seconds", "soon");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("must be a whole number above 0");
  },
  seconds,
);
