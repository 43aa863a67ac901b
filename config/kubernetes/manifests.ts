import { contentHash } from "./content-hash";
import type { SecretValues } from "../workloads/secret-values";
import { withNames, type Step } from "./step";
import type { Manifest, Secret } from "./types";

/**
 * The objects of a plan as they can be given to a cluster without Pulumi. A name ends with the hash of
 * the content where Pulumi would choose the end; but not a Secret's, whose content is for others to put
 * in.
 */
export function manifests(steps: readonly Step[], values: SecretValues): Manifest[] {
  const names = new Map<Step, string>();
  return steps.map((step) => {
    const given = new Map(
      step.refersTo?.map((other) => [other.manifest.metadata.name, nameOf(other, names)]),
    );
    const { apiVersion, kind, metadata, ...content } = step.manifest;
    const whole = withNames<object>(content, given);
    const isHashed = step.autoNamed && kind !== "Secret";
    const name = isHashed ? `${metadata.name}-${contentHash(whole)}` : metadata.name;
    names.set(step, name);
    const object: Manifest = { apiVersion, kind, metadata: { ...metadata, name }, ...whole };
    if (!step.stringData) return object;
    return { ...object, stringData: step.stringData.render(values) } as Secret;
  });
}

const nameOf = (step: Step, names: ReadonlyMap<Step, string>): string =>
  names.get(step) ?? step.manifest.metadata.name;
