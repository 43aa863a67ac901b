import type { Stack } from "@pulumi/pulumi/automation";
import type { Settings } from "../config/inputs/schema";
import { commandName } from "./command-name";
import { UserError } from "./errors";
import type { ProjectFolder } from "./project";

/** A gateway, as the component's outputs in the state of its stack say. */
export interface Gateway {
  /** Base URL, without `/v1`. */
  url: string;
  masterKey: string;
  /** Addresses of its dashboards in Datadog, by name. */
  dashboards: Record<string, string>;
  /** The settings that it was made with, defaults filled in. */
  settings: Settings;
}

/** Type of the component (components/gateway.ts). */
const gatewayType = "litellm-gateway:index:LiteLLMGateway";

/** The part of a stack's state that is read here. */
interface Deployment {
  resources?: { type: string; urn: string; outputs?: Record<string, unknown> }[];
}

/**
 * The gateway of a stack, whatever program made it.
 *
 * @throws UserError when the stack has none, or more than one
 */
export async function gatewayOf(
  stack: Stack,
  { hasOwnProgram }: Pick<ProjectFolder, "hasOwnProgram">,
): Promise<Gateway> {
  const { resources = [] } = ((await stack.exportStack()).deployment ?? {}) as Deployment;
  const gateways = resources.filter(({ type }) => type === gatewayType);
  const [gateway] = gateways;
  if (gateways.length > 1) {
    const names = gateways.map(({ urn }) => urn.split("::").at(-1)).join(", ");
    throw new UserError(
      `stack "${stack.name}" has several gateways: ${names}`,
      "give each a stack of its own: which one is meant can't be said",
    );
  }
  // An update that failed leaves a component without outputs.
  if (gateway?.outputs?.url === undefined) {
    throw new UserError(
      `stack "${stack.name}" is not up`,
      hasOwnProgram ? "pulumi up" : commandName("up", `--stack ${stack.name}`),
    );
  }
  return decrypted(gateway.outputs) as Gateway;
}

/** Values as the program gave them: the export has each secret as an object with its text in JSON. */
function decrypted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("plaintext" in value && secretMark in value) return JSON.parse(String(value.plaintext));
  if (Array.isArray(value)) return value.map(decrypted);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decrypted(inner)]));
}

/** The key by which an object in a state is a secret (pulumi: sdk/go/common/resource/sig/sig.go). */
const secretMark = "4dabf18193072939515e22adb298388d";
