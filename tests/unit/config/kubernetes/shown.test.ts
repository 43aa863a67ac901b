import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { packagedFile } from "../../../../components/packaged-file";
import { showManifests } from "../../../../config/kubernetes/shown";
import { parseStackFile } from "../../../../config/inputs/stack-file";
import type { Manifest, Secret } from "../../../../config/kubernetes/types";
import { stack, stackOfEverything } from "./stacks";

const file = "examples/production-kubernetes/Pulumi.production-kubernetes.yaml";
const { settings, secrets } = parseStackFile(
  readFileSync(join(__dirname, "../../../..", file), "utf8"),
);

const shown = showManifests({ settings, names: secrets, stack, packagedFile });
const objects = parseAllDocuments(shown).map((document) => document.toJS() as Manifest);
const secretsOf = (all: Manifest[]) => all.filter(({ kind }) => kind === "Secret") as Secret[];

test("the example is shown as YAML, the same each time", () => {
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    "Namespace llm",
    "NetworkPolicy default-deny",
    "NetworkPolicy migration",
    "NetworkPolicy proxy",
    "ServiceAccount migration",
    expect.stringMatching(/^ConfigMap migration-config-[0-9a-f]{10}$/),
    "Secret migration-secrets",
    expect.stringMatching(/^Job migration-[0-9a-f]{10}$/),
    "ServiceAccount proxy",
    expect.stringMatching(/^ConfigMap proxy-config-[0-9a-f]{10}$/),
    "Secret proxy-secrets",
    "Deployment proxy",
    "Service proxy",
    "PodDisruptionBudget proxy",
    "HorizontalPodAutoscaler proxy",
    "Gateway edge",
    "HTTPRoute edge",
  ]);
  expect(showManifests({ settings, names: secrets, stack, packagedFile })).toBe(shown);
});

test("it says which secret belongs where", () => {
  const environment = secretsOf(objects).map(({ stringData }) => stringData.environment);
  expect(environment[0]).toContain("postgresql://litellm:(secret-databasePassword)@postgres.data");
  expect(environment[1]).toContain("LITELLM_MASTER_KEY='(secret-masterKey)'");
  expect(environment[1]).toContain("PROVIDER_openaiApiKey='(secret-openaiApiKey)'");
});

test("nothing in a Secret looks like one that works", () => {
  const { settings: everything } = stackOfEverything();
  const text = showManifests({
    settings: everything,
    names: { keys: ["tlsCertificate", "tlsKey"], credentials: ["east"] },
    stack,
    packagedFile,
  });
  const all = parseAllDocuments(text).map((document) => document.toJS() as Manifest);
  const files = secretsOf(all).flatMap(({ stringData }) => Object.entries(stringData));
  expect(files.map(([name]) => name)).toEqual(
    expect.arrayContaining(["environment", "users.acl", "password", "tls.key"]),
  );
  for (const [name, value] of files)
    expect({ name, value }).toEqual({ name, value: expect.stringContaining("(secret-") as string });
  expect(/#[0-9a-f]{64}/.exec(text)).toBeNull();
  expect(text).toContain("CREDENTIAL_east='(secret-credentials.east)'");
});
