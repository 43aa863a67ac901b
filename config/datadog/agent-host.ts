import type { SecretNames } from "../secrets";

/** Whether there is an Agent: it can't send without an API key. */
export const wantsAgent = ({ keys }: SecretNames): boolean => keys.includes("datadogApiKey");

/** DNS name of the Agent on the gateway's networks. */
export const agentHost = "datadog-agent";

/** Where the Agent takes events (DogStatsD, UDP). */
export const dogstatsdPort = 8125;

/** Where the Agent takes traces, when it is to. */
export const tracePort = 8126;
