import { demandOf, type Demand } from "../../../../config/kubernetes/capabilities/demand";
import { judgeCluster, ours } from "./clusters";
import { stackOf } from "./stacks";

describe("a quota", () => {
  const { objects } = stackOf({ replicas: 2 });
  const { steady, peak } = demandOf(objects, "litellm-gateway");

  /** What is judged of a quota of CPU requests, for two proxies. */
  function judgeQuota(hard: number, used: number, running: Demand, resource = "requests.cpu") {
    const quota = {
      name: "compute",
      hard: { [resource]: String(hard) },
      used: { [resource]: String(used) },
    };
    const namespace = { ...ours, ours: running, quotas: [quota] };
    return judgeCluster(stackOf({ replicas: 2 }), { namespace });
  }

  test("is compared with what all pods ask for, and what a rollout adds", () => {
    // Two proxies of 1, Postgres 0.5, Redis 0.1, the mock 0.1.
    expect(steady["requests.cpu"]).toBeCloseTo(2.7);
    // A migration, a proxy and a mock more.
    expect(peak["requests.cpu"]).toBeCloseTo(4.8);
    expect(steady.pods).toBe(5);
    expect(steady.persistentvolumeclaims).toBe(2);
    expect(steady["requests.storage"]).toBe(22 * 2 ** 30);
  });

  test.each(["requests.cpu", "cpu"])("of %s that is too small is refused, with numbers", (name) => {
    expect(judgeQuota(2, 0.25, {}, name)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^error kubernetes\\.namespace: .*compute.* leaves 1\\.75 of ${name} \\(2, .* use 0\\.25\\).* takes 2\\.7;`,
        ),
      ),
    ]);
  });

  test("without room for a rollout is warned of", () => {
    expect(judgeQuota(4, 0, {})).toEqual([expect.stringMatching(/^warning .*takes 4\.8/)]);
  });

  test("doesn't count twice what runs of the gateway", () => {
    expect(judgeQuota(5, 2.7, steady)).toEqual([]);
  });

  test("of what no pod asks for is no matter", () => {
    expect(judgeQuota(0, 0, {}, "services.nodeports")).toEqual([]);
  });

  test("counts what an autoscaler may want", () => {
    const kubernetes = { autoscaling: { maxReplicas: 8 } };
    const demand = demandOf(stackOf({ replicas: 2, kubernetes }).objects, "litellm-gateway");
    expect(demand.steady.pods).toBe(5);
    // Eight proxies and two more, a second mock, a migration.
    expect(demand.peak.pods).toBe(5 - 2 + 8 + 2 + 1 + 1);
  });

  test("counts each of CloudNativePG's servers", () => {
    const { objects: made } = stackOf({
      replicas: 1,
      kubernetes: { cloudNativePg: { instances: 3 } },
    });
    const demand = demandOf(made, "litellm-gateway").steady;
    expect(demand["requests.storage"]).toBe((3 * 20 + 2) * 2 ** 30);
    expect(demand.pods).toBe(1 + 3 + 2);
  });
});
