import {
  DiffRequest,
  ReadRequest,
  type DiffResponse,
  type ReadResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { check } from "../../providers/bridge/check";
import { diffResponse } from "../../providers/bridge/diff-response";
import { handlers } from "../../providers/bridge/handlers";
import { importedInputs, refreshedInputs } from "../../providers/bridge/read-inputs";
import type { Fields } from "../../providers/bridge/resource";
import { container } from "../../providers/docker/container";
import { containerFields, networkFields } from "../../providers/docker/fields";
import { fromStruct, toStruct, unknown, type Properties } from "../../providers/bridge/values";

// Sources as in docker-diff.test.ts.

const seed = new Uint8Array(32).fill(7);
const checked = (inputs: Properties, prior?: Properties) =>
  check(containerFields, { name: "app", prior, inputs: { image: "redis:8", ...inputs }, seed });

describe("names (bridge schema.go:853, pulumi-docker resources.go:404)", () => {
  test("a name is made of the resource's and seven hex digits", () => {
    expect(checked({}).inputs.name).toMatch(/^app-[0-9a-f]{7}$/);
  });

  test("the same seed gives the same name, another one another", () => {
    const other = { name: "app", prior: undefined, inputs: {}, seed: new Uint8Array(32).fill(8) };
    expect(checked({}).inputs.name).toBe(checked({}).inputs.name);
    expect(check(containerFields, other).inputs.name).not.toBe(checked({}).inputs.name);
  });

  test("without a seed each name is another", () => {
    const request = { name: "app", prior: undefined, inputs: {}, seed: new Uint8Array() };
    const [one, two] = [check(containerFields, request), check(containerFields, request)];
    expect(one.inputs.name).not.toBe(two.inputs.name);
  });

  test("a name stays, and so does one that the program no longer gives", () => {
    const first = checked({}).inputs;
    const second = check(containerFields, {
      name: "app",
      prior: first,
      inputs: { image: "redis:8" },
      seed: new Uint8Array(32).fill(9),
    });
    expect(second.inputs.name).toBe(first.name);
    expect(checked({}, checked({ name: "mine" }).inputs).inputs.name).toBe("mine");
  });
});

describe("defaults (bridge schema.go:757)", () => {
  test("are inputs, and listed; those that are false or 0 are neither", () => {
    const { inputs } = checked({});
    expect(inputs).toMatchObject({ start: true, mustRun: true, restart: "no", waitTimeout: 60 });
    expect(inputs).not.toHaveProperty("wait");
    expect(inputs.__defaults).toEqual([
      "containerReadRefreshTimeoutMilliseconds",
      "mustRun",
      "name",
      "networkMode",
      "removeVolumes",
      "restart",
      "start",
      "waitTimeout",
    ]);
  });

  test("of parts are filled in", () => {
    const { inputs } = checked({ ports: [{ internal: 80 }] });
    expect(inputs.ports).toEqual([{ internal: 80, ip: "0.0.0.0", protocol: "tcp" }]);
  });

  test("a prior value that was a default is kept, another one isn't", () => {
    const prior = { ...checked({}).inputs, waitTimeout: 90, mustRun: false };
    const listed = { ...prior, __defaults: ["waitTimeout"] };
    expect(checked({}, listed).inputs).toMatchObject({ waitTimeout: 90, mustRun: true });
  });
});

describe("what is wrong", () => {
  test.each([
    [{ gpus: "all" }, "gpus", "stand-in"],
    [{ exitCode: 1 }, "exitCode", "stand-in"],
    [{ memory: "1g" }, "memory", "integer"],
    [{ command: "redis-server" }, "command", "list"],
    [{ restart: "sometimes" }, "restart", "unless-stopped"],
    [{ uploads: [{ file: "/a", permissions: "444" }] }, "uploads[0].permissions", "0[0-7]"],
    [{ uploads: [{ content: "1" }] }, "uploads[0].file", "required"],
    [{ volumes: ["data"] }, "volumes[0]", "object"],
    [{ image: undefined }, "image", "required"],
  ])("%j", (inputs: Properties, property, reason) => {
    const { failures } = checked(inputs);
    expect(failures).toEqual([{ property, reason: expect.stringContaining(reason) as string }]);
  });

  test("values that aren't known yet are taken", () => {
    const inputs = { memory: unknown, uploads: unknown, ports: [unknown], labels: [unknown] };
    expect(checked(inputs).failures).toEqual([]);
  });
});

describe("inputs that are read (bridge schema.go:2012)", () => {
  const prior = checked({ memory: 100 }).inputs;
  const state = { ...prior, memory: 200, mustRun: false, hostname: "0c15" };

  test("a refresh has the values of now, for what was set", () => {
    const inputs = refreshedInputs(prior, state);
    expect(inputs).toMatchObject({ memory: 200, mustRun: false });
    expect(inputs).not.toHaveProperty("hostname");
  });

  test("after it a default that changed isn't one, so that it comes back", () => {
    const inputs = refreshedInputs(prior, state);
    expect(inputs.__defaults).not.toContain("mustRun");
    expect(checked({ memory: 100 }, inputs).inputs.mustRun).toBe(true);
  });

  test("an import has what isn't a default", () => {
    const found = { name: "net", internal: true, attachable: false, labels: [], scope: "local" };
    const inputs = importedInputs(networkFields, { ...found, ipamDriver: "default" });
    expect(inputs).toEqual({ name: "net", internal: true, __defaults: [] });
  });
});

describe("the engine's answer", () => {
  const fields: Fields = {
    name: { type: "string", required: true, forceNew: true, autoName: true },
    fixed: { type: "string", forceNew: true },
    memory: { type: "integer" },
  };
  const unused = () => Promise.reject(new Error("not called"));
  const methods = { create: unused, read: unused, update: unused, delete: unused };
  const resources = {
    "a:b:Plain": { fields, ...methods },
    "a:b:Echo": {
      fields,
      ...methods,
      read: (id: string, properties: Properties) => Promise.resolve({ id, properties }),
    },
    "a:b:DeletedFirst": { fields, ...methods, deleteBeforeReplace: true as const },
  };
  const { diff, read } = handlers({ version: "1.0.0", resources });
  const diffOf = (type: keyof typeof resources, news: Properties, ignored: string[] = []) => {
    const request = new DiffRequest();
    request.setUrn(`urn:pulumi:dev::project::x:y:Z$${type}::app`);
    request.setOlds(toStruct({ name: "app", fixed: "1", memory: 1 }));
    request.setNews(toStruct({ name: "app", fixed: "1", memory: 1, ...news }));
    request.setIgnorechangesList(ignored);
    return diff?.(request as never) as Promise<DiffResponse>;
  };

  test("names the properties that change and that replace (bridge provider.go:1275)", () => {
    const response = diffResponse(
      new Map([
        ["labels[0].value", { kind: "update", replace: true }],
        ['tmpfs["/tmp"]', { kind: "add", replace: false }],
      ]),
      true,
    );
    expect(response.getDiffsList()).toEqual(["labels", "tmpfs"]);
    expect(response.getReplacesList()).toEqual(["labels"]);
    expect(response.getDeletebeforereplace()).toBe(true);
  });

  test("containers are deleted before they are replaced (pulumi-docker resources.go:114)", async () => {
    const response = await diffOf("a:b:DeletedFirst", { fixed: "2" });
    expect(response.getReplacesList()).toEqual(["fixed"]);
    expect(response.getDeletebeforereplace()).toBe(true);
    expect(container(unused, new AbortController().signal).deleteBeforeReplace).toBe(true);
  });

  test("so is what has a name of its own, which nothing else can have (bridge schema.go:195)", async () => {
    const own = await diffOf("a:b:Plain", { fixed: "2", __defaults: [] });
    expect(own.getDeletebeforereplace()).toBe(true);
    const made = await diffOf("a:b:Plain", { fixed: "2", __defaults: ["name"] });
    expect(made.getDeletebeforereplace()).toBe(false);
  });

  test("a change in place deletes nothing", async () => {
    const response = await diffOf("a:b:DeletedFirst", { memory: 2 });
    expect(response.getDiffsList()).toEqual(["memory"]);
    expect(response.getReplacesList()).toEqual([]);
    expect(response.getDeletebeforereplace()).toBe(false);
  });

  test("an ignored property never changes", async () => {
    const response = await diffOf("a:b:Plain", { fixed: "2" }, ["fixed"]);
    expect(response.getDiffsList()).toEqual([]);
  });

  test("a refresh drops the official provider's own notes", async () => {
    const request = new ReadRequest();
    request.setUrn("urn:pulumi:dev::project::a:b:Echo::app");
    request.setId("1");
    request.setProperties(toStruct({ name: "app", __pulumi_raw_state_delta: {}, __meta: "{}" }));
    const response = (await read?.(request as never)) as ReadResponse;
    expect(fromStruct(response.getProperties())).toEqual({ name: "app" });
  });

  test("a type that it doesn't know is an error", async () => {
    await expect(diffOf("a:b:Other" as never, {})).rejects.toThrow("doesn't know a:b:Other");
  });

  test("absent values and nulls are left out", () => {
    const properties = { a: undefined, b: [{ c: undefined }], d: 0, e: null };
    expect(fromStruct(toStruct(properties))).toEqual({ b: [{}], d: 0 });
  });
});
