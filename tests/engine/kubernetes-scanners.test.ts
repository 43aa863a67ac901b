import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments, stringify } from "yaml";
import { showManifests } from "../../config/kubernetes/shown";
import type { Deployment, Manifest } from "../../config/kubernetes/types";
import { parseSettings, type CheckedStack } from "../../config/inputs/stack";
import { packagedFile } from "../../components/packaged-file";
import { parseStackFile } from "../../config/inputs/stack-file";
import { installScanners, scan, scannerNames, type ScannerName } from "../../lab/scanners";
import type { Finding } from "../../lab/scanners/finding";
import { everything, secretsOfEverything } from "../unit/config/kubernetes/stacks";
import { exemptions } from "./kubernetes-scanner-exemptions";

// Building the scanners takes longest; `npm test` does it before.
jest.setTimeout(15 * 60_000);

const repository = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(repository, file), "utf8");

const show = ({ settings, secrets }: Pick<CheckedStack, "settings" | "secrets">) =>
  showManifests({
    settings,
    names: secrets,
    stack: "test",
    packagedFile,
  });

const example = show(
  parseStackFile(read("examples/production-kubernetes/Pulumi.production-kubernetes.yaml")),
);
const stacks = {
  "examples/production-kubernetes": example,
  "a gateway with everything": show({
    settings: parseSettings(everything, secretsOfEverything),
    secrets: secretsOfEverything,
  }),
};
type StackName = keyof typeof stacks;
const stackNames = Object.keys(stacks) as StackName[];

let found: Record<StackName, Record<ScannerName, Finding[]>>;

beforeAll(async () => {
  await installScanners(console.log);
  const scans = stackNames.map(async (name) => [name, await scan(stacks[name])] as const);
  found = Object.fromEntries(await Promise.all(scans)) as typeof found;
});

const isExempt = (scanner: ScannerName, { check, object }: Finding) =>
  exemptions.some(
    ({ checks, objects }) =>
      checks[scanner]?.includes(check) && (objects?.includes(object) ?? true),
  );

describe.each(stackNames)("%s", (stack) => {
  test.each(scannerNames)("passes %s", (scanner) => {
    const left = found[stack][scanner].filter((finding) => !isExempt(scanner, finding));
    expect(left).toEqual([]);
  });
});

test("every exemption is one that a scanner would complain about", () => {
  const unneeded = exemptions.flatMap(({ checks, objects = [undefined] }) =>
    scannerNames.flatMap((scanner) => {
      const all = stackNames.flatMap((stack) => found[stack][scanner]);
      return (checks[scanner] ?? []).flatMap((check) =>
        objects
          .filter(
            (of) => !all.some((one) => one.check === check && one.object === (of ?? one.object)),
          )
          .map((of) => `${scanner}: ${check} of ${of ?? "anything"}`),
      );
    }),
  );
  expect(unneeded).toEqual([]);
});

describe("proxies with all rights and no limits", () => {
  let weakened: Record<ScannerName, Finding[]>;

  beforeAll(async () => {
    const objects = parseAllDocuments(example).map((document) => document.toJS() as Manifest);
    const { template } = (objects.find(({ kind }) => kind === "Deployment") as Deployment).spec;
    const [container] = template.spec.containers;
    Object.assign(template.spec, { securityContext: {}, hostNetwork: true });
    Object.assign(container ?? {}, { securityContext: { privileged: true }, resources: {} });
    weakened = await scan(objects.map((object) => `---\n${stringify(object)}`).join(""));
  });

  test.each<[ScannerName, string[]]>([
    ["checkov", ["CKV_K8S_13", "CKV_K8S_16", "CKV_K8S_19"]],
    ["kube-linter", ["host-network", "privileged-container", "unset-memory-requirements"]],
    ["kube-score", ["container-resources", "container-security-context-privileged"]],
    ["kubesec", ["HostNetwork", "Privileged", "score"]],
    ["trivy", ["KSV-0009", "KSV-0012", "KSV-0017"]],
  ])("are refused by %s", (scanner, checks) => {
    const refused = weakened[scanner].filter((finding) => !isExempt(scanner, finding));
    const ofProxies = refused.filter(({ object }) => object === "Deployment/proxy");
    expect(ofProxies.map(({ check }) => check)).toEqual(expect.arrayContaining(checks));
  });
});
