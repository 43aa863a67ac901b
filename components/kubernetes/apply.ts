import * as pulumi from "@pulumi/pulumi";
import { withNames, type GivenNames, type Step } from "../../config/kubernetes/step";
import { renderedSecrets, type SecretInputs } from "../secret-values";
import { classOf, type KubernetesObject } from "./kinds";

/** The objects that were made, by what planned them. */
export type Applied = ReadonlyMap<Step, KubernetesObject>;

/**
 * Has Pulumi make the objects of a plan, each below a component for its part.
 *
 * @param name - beginning of all resources' names
 * @param secrets - that Secrets are made of
 * @param parent - of the components
 */
export function apply(
  name: string,
  steps: readonly Step[],
  secrets: SecretInputs,
  parent: pulumi.Resource,
): Applied {
  const parts = new Map<string, Part>();
  const made = new Map<Step, KubernetesObject>();
  for (const step of steps) {
    const { manifest, part: partName, after, autoNamed, protect, timeoutMinutes } = step;
    const part = parts.get(partName) ?? new Part(`${name}-${partName}`, { parent });
    parts.set(partName, part);
    const timeout = timeoutMinutes === undefined ? undefined : `${timeoutMinutes}m`;
    const Kind = classOf(manifest);
    const object = new Kind(
      `${name}-${manifest.metadata.name}`,
      inputsOf(step, secrets, made) as never,
      {
        parent: part,
        dependsOn: after.map((other) => objectOf(made, other)),
        ...(protect && { protect }),
        ...(autoNamed && { deleteBeforeReplace: false }),
        ...(timeout !== undefined && { customTimeouts: { create: timeout, update: timeout } }),
      },
    );
    made.set(step, object);
  }
  return made;
}

/** The objects of a part of the gateway. */
class Part extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:Part", name, {}, opts);
    this.registerOutputs({});
  }
}

/** @throws Error when a plan has steps in an order in which they can't be made */
function objectOf(made: Applied, step: Step): KubernetesObject {
  const object = made.get(step);
  if (object) return object;
  const { kind, metadata } = step.manifest;
  throw new Error(`the plan needs ${kind} ${metadata.name} before it makes it`);
}

function inputsOf(
  { manifest, autoNamed, refersTo = [], stringData, waitFor }: Step,
  secrets: SecretInputs,
  made: Applied,
): pulumi.Inputs {
  const { name, ...others } = manifest.metadata;
  const annotations = {
    ...manifest.metadata.annotations,
    ...(waitFor !== undefined && { "pulumi.com/waitFor": `condition=${waitFor}` }),
  };
  const { spec } = manifest as { spec?: object };
  return {
    ...manifest,
    metadata: {
      ...(autoNamed ? others : { name, ...others }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    ...(refersTo.length > 0 && {
      spec: namesOf(refersTo, made).apply((names) => withNames(spec, names)),
    }),
    ...(stringData && { stringData: renderedSecrets(stringData, secrets) }),
  };
}

/** The names that Pulumi gave to objects. */
const namesOf = (steps: readonly Step[], made: Applied): pulumi.Output<GivenNames> =>
  pulumi
    .all(steps.map((step) => objectOf(made, step).metadata.name))
    .apply(
      (names) => new Map(steps.map((step, i) => [step.manifest.metadata.name, names[i] ?? ""])),
    );
