import * as pulumi from "@pulumi/pulumi";
import { LiteLLMGateway } from "../../../components";
import type { LiteLLMGatewayArgs } from "../../../components/args";

/** A resource that the program asked the engine for. */
export interface AskedResource {
  /** Last part of the type token, such as `Container`. */
  kind: string;
  name: string;
  /** Name of the parent resource; undefined at the root. */
  parent: string | undefined;
  protect: boolean;
  deleteBeforeReplace: boolean | undefined;
  replaceOnChanges: string[];
  ignoreChanges: string[];
  customTimeouts: pulumi.CustomTimeouts | undefined;
  /** Inputs, in plain text. */
  inputs: Record<string, unknown>;
  /** Names of the resources that must be there first, said or by an input. */
  dependencies: string[];
  /** Names of the inputs that the engine is told to keep secret. */
  secretInputs: string[];
}

/** What a program asked for, and what it gives out. */
export interface RecordedGateway {
  resources: AskedResource[];
  find: (kind: string, name: string) => AskedResource;
  ofKind: (kind: string) => AskedResource[];
  url: string;
  masterKey: string;
  masterKeyIsSecret: boolean;
}

/** Marks a secret where the SDK hands inputs to the engine (pulumi: sdk/nodejs/runtime/rpc.ts). */
const secretMark = "4dabf18193072939515e22adb298388d";

/** Makes a gateway against Pulumi's mocks. */
export async function recordGateway(args: LiteLLMGatewayArgs): Promise<RecordedGateway> {
  const { made, resources } = await recordResources(async (record) => {
    const gateway = new LiteLLMGateway("gateway", args, { transformations: [record] });
    const [url, masterKey] = await Promise.all([valueOf(gateway.url), valueOf(gateway.masterKey)]);
    const secrecy = gateway.masterKey as unknown as { isSecret: Promise<boolean> };
    return { url, masterKey, masterKeyIsSecret: await secrecy.isSecret };
  });
  return { ...made, resources, ...lookups(resources) };
}

/** Ways to find resources that were asked for. */
export const lookups = (resources: AskedResource[]): Pick<RecordedGateway, "find" | "ofKind"> => ({
  find: (kind, name) => {
    const found = resources.find((resource) => resource.kind === kind && resource.name === name);
    if (!found) throw new Error(`there is no ${kind} ${name}`);
    return found;
  },
  ofKind: (kind) => resources.filter((resource) => resource.kind === kind),
});

/**
 * Makes resources against Pulumi's mocks.
 *
 * @param make - makes them with the given transformation, and awaits what it wants to know of them
 */
export async function recordResources<T>(
  make: (record: pulumi.ResourceTransformation) => Promise<T>,
): Promise<{ made: T; resources: AskedResource[] }> {
  const inputs = new Map<string, Record<string, unknown>>();
  const dependencies = new Map<string, string[]>();
  const asked: (Omit<AskedResource, "inputs" | "secretInputs" | "dependencies"> & {
    key: string;
  })[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs: given }) => {
        inputs.set(`${type} ${name}`, given as Record<string, unknown>);
        const generated = type.startsWith("random:") ? { result: `generated-${name}` } : {};
        const state = {
          name,
          ...withoutMarks(given as Record<string, unknown>),
          ...generated,
          ...(type.startsWith("kubernetes:") && named(name, given as Record<string, unknown>)),
        };
        return { id: `${name}-id`, state };
      },
      call: () => ({}),
    },
    "litellm-gateway",
    "test",
    false,
  );
  recordDependencies(dependencies);
  const record: pulumi.ResourceTransformation = ({ type, name, opts }) => {
    asked.push({
      key: `${type} ${name}`,
      kind: type.split(":").at(-1) ?? type,
      name,
      parent: (opts.parent as unknown as { __name?: string } | undefined)?.__name,
      protect: opts.protect ?? false,
      deleteBeforeReplace: (opts as pulumi.CustomResourceOptions).deleteBeforeReplace,
      replaceOnChanges: opts.replaceOnChanges ?? [],
      ignoreChanges: opts.ignoreChanges ?? [],
      customTimeouts: opts.customTimeouts,
    });
    return undefined;
  };
  const made = await make(record);
  // Waits for what was asked for in the background.
  await pulumi.runtime.disconnect();
  const resources = asked.map(({ key, ...resource }) => {
    const given = inputs.get(key) ?? {};
    return {
      ...resource,
      inputs: withoutMarks(given),
      secretInputs: markedIn(given),
      dependencies: dependencies.get(key) ?? [],
    };
  });
  return { made, resources };
}

/**
 * What a provider adds to an object of Kubernetes: a name where it was given none, and an address, which
 * only a load balancer has in truth.
 */
function named(name: string, { metadata }: Record<string, unknown>) {
  return {
    metadata: { name: `${name}-a1b2c3d4`, ...(metadata as object) },
    status: { loadBalancer: { ingress: [{ ip: "192.0.2.1" }] } },
  };
}

/** The mocks are not told of dependencies; the monitor behind them is. */
function recordDependencies(into: Map<string, string[]>): void {
  const monitor = pulumi.runtime.getMonitor() as unknown as {
    registerResource: (request: RegisterRequest, ...rest: unknown[]) => unknown;
  };
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, ...rest) => {
    const names = request.getDependenciesList().map((urn) => urn.split("::").at(-1) ?? urn);
    into.set(`${request.getType()} ${request.getName()}`, names);
    return register(request, ...rest);
  };
}

interface RegisterRequest {
  getType: () => string;
  getName: () => string;
  getDependenciesList: () => string[];
}

/** The containers that run, without those that only write files. */
export const running = (gateway: RecordedGateway): AskedResource[] =>
  gateway.ofKind("Container").filter(({ name }) => !name.endsWith("-writer"));

/** Names of resources, in order. */
export const namesOf = (resources: AskedResource[]): string[] =>
  resources.map(({ name }) => name).sort();

/** Files of one part of the gateway, such as `proxy`, by name. */
export function uploadsOf(
  gateway: Pick<RecordedGateway, "find">,
  part: string,
): Record<string, string> {
  const { inputs } = gateway.find("Container", `gateway-test-${part}-files-writer`);
  const uploads = inputs.uploads as { file: string; content: string }[];
  return Object.fromEntries(
    uploads.map(({ file, content }) => [file.replace("/files/", ""), content]),
  );
}

/** Variables of an environment file. */
export function variablesOf(environment = ""): Record<string, string> {
  const lines = environment.split("\n").filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => {
      const [name = "", ...value] = line.split("=");
      return [name, value.join("=").slice(1, -1)];
    }),
  );
}

const isMarked = (value: unknown): value is { value: unknown } =>
  typeof value === "object" && value !== null && secretMark in value;

function markedIn(inputs: Record<string, unknown>): string[] {
  return Object.keys(inputs).filter((key) => isMarked(inputs[key]));
}

function withoutMarks(inputs: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [key, isMarked(value) ? value.value : value]),
  );
}

export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply(resolve));
}
