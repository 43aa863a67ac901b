export * from "./args";
export { LiteLLMGateway } from "./gateway";
export { preflight } from "./preflight";
export type { ClusterChoice } from "../preflight/kubernetes/cluster-choice";
