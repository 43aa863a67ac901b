import type { Step } from "../../../config/kubernetes/step";
import { stackOf, stacks } from "../config/kubernetes/stacks";
import type { AskedResource } from "./recorded-gateway";
import { objectsOf, recordedValues, recordOnKubernetes } from "./recorded-kubernetes";

const end = "-a1b2c3d4";

/** An object that was asked for, with the plan's names in the place of those that Pulumi chose. */
function asPlanned({ name, inputs, deleteBeforeReplace }: AskedResource) {
  const chosen = new RegExp(`"gateway-([a-z0-9-]+)${end}"`, "g");
  const { metadata, ...content } = JSON.parse(
    JSON.stringify(inputs).replaceAll(chosen, '"$1"'),
  ) as { metadata: object };
  const isNamed = "name" in metadata;
  if (!isNamed) expect(deleteBeforeReplace).toBe(false);
  return { metadata: { name: name.replace("gateway-", ""), ...metadata }, ...content };
}

/** What is to be asked for. */
function planned({ manifest, stringData, waitFor }: Step) {
  const { metadata, ...content } = manifest;
  const annotations = { ...metadata.annotations, "pulumi.com/waitFor": `condition=${waitFor}` };
  return {
    ...content,
    metadata: waitFor === undefined ? metadata : { ...metadata, annotations },
    ...(stringData && { stringData: stringData.render(recordedValues) }),
  };
}

const resourceOf = ({ manifest }: Step) => `gateway-${manifest.metadata.name}`;

describe.each(Object.entries(stacks))("a gateway %s", (_, { input, keys }) => {
  const { steps } = stackOf(input, keys);
  let asked: AskedResource[];

  beforeAll(async () => {
    const { resources } = await recordOnKubernetes(
      { models: [{ name: "fast", provider: "mock" }], ...input, target: "kubernetes" },
      { keys, credentials: [] },
    );
    asked = objectsOf(resources);
  });

  test("is asked for as it is planned, object by object", () => {
    expect(asked.map(asPlanned)).toEqual(steps.map(planned));
  });

  test("each object waits for what is to be there before it, and for what it names", () => {
    const dependencies = asked.map((resource) => ({
      name: resource.name,
      // What Secrets hold is not of the plan.
      after: [...new Set(resource.dependencies)]
        .filter((other) => !other.startsWith("secrets-"))
        .sort(),
    }));
    expect(dependencies).toEqual(
      steps.map((step) => ({
        name: resourceOf(step),
        after: [...new Set([...step.after, ...(step.refersTo ?? [])].map(resourceOf))].sort(),
      })),
    );
  });

  test("each is kept, replaced and given time as it is planned", () => {
    const options = asked.map((resource) => ({
      parent: resource.parent,
      protect: resource.protect,
      isAutoNamed: !("name" in (resource.inputs.metadata as object)),
      deleteBeforeReplace: resource.deleteBeforeReplace,
      customTimeouts: resource.customTimeouts,
    }));
    expect(options).toEqual(
      steps.map(({ part, protect = false, autoNamed = false, timeoutMinutes: minutes }) => ({
        parent: `gateway-${part}`,
        protect,
        isAutoNamed: autoNamed,
        deleteBeforeReplace: autoNamed ? false : undefined,
        customTimeouts: minutes && { create: `${minutes}m`, update: `${minutes}m` },
      })),
    );
  });
});
