import { formatTable, verify, type CheckResult, type VerifyTarget } from "../../../../cli/verify";
import { fakeModels, startFakeGateway, type Fault } from "./fake-gateway";

async function verifyFake(faults: Fault[], change: Partial<VerifyTarget> = {}) {
  const gateway = await startFakeGateway(...faults);
  try {
    const results = await verify({ ...gateway.target, ...change }, undefined, 0);
    return { results, key: gateway.key };
  } finally {
    gateway.stop();
  }
}

const failed = (results: CheckResult[]) =>
  results.filter(({ outcome }) => outcome === "failed").map(({ name }) => name);

test("a gateway that does everything right passes every check", async () => {
  const { results, key } = await verifyFake([]);
  expect(results.map(({ outcome }) => outcome)).toEqual(Array(11).fill("passed"));
  expect(key.deleted).toBe(true);
});

test.each<[Fault, string]>([
  ["database gone", "ready, with its database"],
  ["model missing", "model list"],
  ["any key accepted", "wrong key refused"],
  ["no login page", "admin UI: login page"],
  ["metrics open", "internal paths closed"],
  ["drain open", "internal paths closed"],
  ["stream in one piece", "stream, chunk by chunk"],
  ["no vectors", "embeddings"],
  ["wrong cost", "cost = tokens × price"],
  ["never cached", "identical request answered from Redis"],
  ["spend lost", "virtual key: spend recorded, blocked at its budget"],
  ["budget ignored", "virtual key: spend recorded, blocked at its budget"],
])("%s fails: %s", async (fault, check) => {
  const { results } = await verifyFake([fault]);
  expect(failed(results)).toContain(check);
});

test("without a chat model, embedding model or cache the checks of them are skipped", async () => {
  const { results } = await verifyFake([], { models: [], cache: false });
  const skipped = results.filter(({ outcome }) => outcome === "skipped");
  expect(skipped).toHaveLength(6);
  expect(failed(results)).toEqual([]);
});

test("admin pages that are off must not answer", async () => {
  const { results } = await verifyFake([], { adminUi: false });
  expect(failed(results)).toEqual(["admin UI: login page"]);
  const { results: closed } = await verifyFake(["no login page"], { adminUi: false });
  expect(failed(closed)).toEqual([]);
});

test("a model without a price must cost something all the same", async () => {
  const models = fakeModels.map(({ name, mode }) => ({ name, mode }));
  const { results } = await verifyFake([], { models });
  const cost = results.find(({ name }) => name === "cost = tokens × price");
  expect(cost).toMatchObject({
    outcome: "passed",
    detail: expect.stringContaining("LiteLLM's map") as string,
  });
});

test("a gateway that doesn't answer fails everything, and the table says so", async () => {
  const { target, stop } = await startFakeGateway();
  stop();
  const results = await verify(target);
  expect(failed(results)).toHaveLength(results.length);
  expect(formatTable(results).split("\n").at(-1)).toBe("0 passed, 11 failed, 0 skipped");
});
