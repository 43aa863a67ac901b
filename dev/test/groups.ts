import { contentHash, hashOf, versionsOf } from "./content";
import { ageOf, lastPass, type Stamp } from "./stamps";

/** Tests that don't run each time. */
export interface TestGroup {
  name: string;
  /** Files of tests, or folders of them, from the repository's root. All are of one suite. */
  tests: string[];
  /**
   * `changed`: when the content isn't what it was when they last passed here, and with `--all`;
   * `all`: only with `--all`.
   */
  run: "changed" | "all";
  /** Files and folders that decide how the tests go. */
  content: string[];
  /** Beginning of the names of packages whose versions decide, too. */
  packages: string;
}

export const groups: readonly TestGroup[] = [
  {
    // They prove that the lab's stand-ins do as the real parts do, and nothing of the product.
    name: "stand-ins",
    tests: ["lab/tests/engine/"],
    run: "changed",
    content: ["lab", "mock-upstream", "tests/engine/stack-sandbox.ts"],
    packages: "@pulumi/",
  },
  {
    // They ask LiteLLM what it makes of what is rendered: hundreds of configs, all of its routes.
    name: "rendered config",
    tests: ["tests/config/"],
    run: "changed",
    content: [
      "config",
      "proxy",
      "tests/config",
      "tests/bad-inputs",
      "examples",
      "lab/images",
      "lab/litellm-facts",
    ],
    packages: "yaml",
  },
];

/** Whether a group runs. */
export interface Decision {
  group: TestGroup;
  hash: string;
  last: Stamp | undefined;
  /** Why it doesn't run. */
  skipped?: string;
}

/** Decides of the groups of some suites whether they run. */
export async function decide(suites: string[], all: boolean): Promise<Decision[]> {
  const chosen = groups.filter(({ tests: [path = ""] }) =>
    suites.includes(/(?:^|\/)tests\/([^/]+)/.exec(path)?.[1] ?? ""),
  );
  return Promise.all(
    chosen.map(async (group) => {
      const versions = await versionsOf(group.packages);
      const hash = hashOf(await contentHash(group.content), versions);
      const last = await lastPass(group.name);
      return { group, hash, last, ...(!all && reason(group, hash, last)) };
    }),
  );
}

/** Why a group is skipped; undefined when it runs. */
export function reason(
  { run }: Pick<TestGroup, "run">,
  hash: string,
  last: Stamp | undefined,
): { skipped: string } | undefined {
  const isSame = last?.hash === hash;
  if (run === "changed" && !isSame) return undefined;
  if (!last) return { skipped: `skipped, never passed on this machine; run: npm test -- --all` };
  const content = isSame ? `this content (${hash})` : `another content (${last.hash}, not ${hash})`;
  return { skipped: `skipped, ${last.tests} tests passed ${ageOf(last)} ago with ${content}` };
}
