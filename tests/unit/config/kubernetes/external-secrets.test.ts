import { parseDocument } from "yaml";
import { packagedFile } from "../../../../components/packaged-file";
import type { ExternalSecret } from "../../../../config/kubernetes/external-secret";
import { showManifests } from "../../../../config/kubernetes/shown";
import type { ConfigMap, Deployment, Secret } from "../../../../config/kubernetes/types";
import { noSecrets } from "../../../../config/inputs/secrets";
import { stackOf } from "./stacks";

const store = { name: "vault" };
const fetching = (externalSecrets: object = {}) => ({
  models: [{ name: "gpt-4o", provider: "openai" as const }],
  kubernetes: {
    externalSecrets: {
      store,
      keys: { openaiApiKey: { key: "llm/openai", property: "apiKey" } },
      credentials: { azureEast: { key: "llm/azure-east" } },
      ...externalSecrets,
    },
  },
});
type Stack = ReturnType<typeof stackOf>;
const stack = stackOf(fetching());
const objectOf = (of: Stack) => of.ofKind<ExternalSecret>("ExternalSecret")[0];
const scriptOf = (of: Stack) =>
  of
    .ofKind<ConfigMap>("ConfigMap")
    .map(({ data }) => data["serve.sh"])
    .join("");

test("a file of the proxies' environment is made of what is in the store", () => {
  const { spec } = objectOf(stack) ?? {};
  expect(spec?.secretStoreRef).toEqual({ name: "vault", kind: "SecretStore" });
  expect(spec?.data).toEqual([
    { secretKey: "PROVIDER_openaiApiKey", remoteRef: { key: "llm/openai", property: "apiKey" } },
    { secretKey: "CREDENTIAL_azureEast", remoteRef: { key: "llm/azure-east" } },
  ]);
  expect(Object.keys(spec?.target.template.data ?? {})).toEqual(["environment-external"]);
  const file = spec?.target.template.data["environment-external"] ?? "";
  // Each ' of a value ends the quotes, is written as \', and begins them again.
  expect(file.split("\n")[0]).toBe(
    String.raw`PROVIDER_openaiApiKey='{{ .PROVIDER_openaiApiKey | trim | replace "'" "'\\''" }}'`,
  );
});

test("the proxies mount that file and read it", () => {
  const { volumes } = stack.find<Deployment>("Deployment", "proxy").spec.template.spec;
  const files = volumes.find(({ name }) => name === "files");
  expect(files?.projected?.sources).toContainEqual({
    secret: { name: objectOf(stack)?.spec.target.name },
  });
  expect(scriptOf(stack)).toContain(". /etc/litellm-gateway/environment-external;");
  expect(scriptOf(stackOf({}))).not.toContain("environment-external");
});

test("other secrets are another object, so that proxies wait for them; a refresh is not", () => {
  const nameOf = (externalSecrets: object) =>
    objectOf(stackOf(fetching(externalSecrets)))?.metadata.name;
  const name = objectOf(stack)?.metadata.name;
  expect(nameOf({ refreshIntervalSeconds: 60 })).toBe(name);
  for (const other of [
    { store: { name: "other" } },
    { credentials: { azureWest: { key: "llm/azure-east" } } },
    { keys: { openaiApiKey: { key: "llm/openai", property: "other" } } },
  ])
    expect(nameOf(other)).not.toBe(name);
});

test("their keys count as set, and need not be in the stack", () => {
  const config = stack
    .ofKind<ConfigMap>("ConfigMap")
    .map(({ data }) => data["config.yaml"])
    .find((text) => text !== undefined);
  expect(parseDocument(config ?? "").toJS()).toMatchObject({
    model_list: [{ litellm_params: { api_key: "os.environ/PROVIDER_openaiApiKey" } }],
  });
  const shown = showManifests({
    settings: stack.settings,
    names: noSecrets,
    stack: "test",
    packagedFile,
  });
  expect(shown).not.toContain("(secret-openaiApiKey)");
  expect(shown).toContain("kind: ExternalSecret");
});

test("what is not in the store stays in the stack's Secret", () => {
  const [secret] = stackOf(fetching(), ["anthropicApiKey"])
    .ofKind<Secret>("Secret")
    .filter(({ metadata }) => metadata.name === "proxy-secrets");
  expect(secret?.stringData.environment).toContain("LITELLM_MASTER_KEY=");
});
