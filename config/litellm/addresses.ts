import type { Settings } from "../inputs/schema";

/** Where the mock upstream listens, as the proxies see it. */
export const mockUpstream = { host: "mock-upstream", port: 8080 };

/** Whether any model is of the mock upstream. */
export const usesMockUpstream = ({ models }: Pick<Settings, "models">): boolean =>
  models.some(({ provider }) => provider === "mock");
