export * from "./args";
export { LiteLLMGateway } from "./gateway";
export { preflight } from "./preflight";
export type { ClusterArgs } from "../preflight/kubernetes/cluster-args";
