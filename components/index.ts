export * from "./args";
export { LiteLLMGateway } from "./gateway";
