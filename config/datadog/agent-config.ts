import { toYaml } from "../yaml";
import type { Settings } from "../inputs/schema";
import type { DockerSurroundings } from "../workloads/workload";
import { agentSecrets, heading, secretReference } from "./agent";
import { dogstatsdPort, tracePort } from "./agent-host";

/** The one folder that the Agent writes to; in memory. */
export const agentFolder = "/tmp";

/** Where the Agent says how it is on Kubernetes, as in Datadog's own chart (DataDog/helm-charts, `values.yaml`). */
export const agentHealthPort = 5555;

/** Names of the Agent's files, its checks aside, which are below {@link agentFiles.checks}. */
export const agentFiles = {
  config: "datadog.yaml",
  secrets: "secrets.json",
  checks: "conf.d",
  script: "agent.sh",
} as const;

/** The Agent's own program in its image, and the one for traces. */
const programs = {
  agent: "/opt/datadog-agent/bin/agent/agent",
  traces: "/opt/datadog-agent/embedded/bin/trace-agent",
} as const;

/**
 * The command of the Agent's container: not the image's init, which starts more than is wanted and writes
 * to many places, but the program itself, as Datadog's own Helm chart does.
 *
 * @param files - folder of {@link agentFiles}
 */
export function agentCommand({ datadog }: Settings, files: string): string[] {
  if (datadog.agent.apm.enabled) return ["/bin/sh", `${files}/${agentFiles.script}`];
  return [programs.agent, "run", "-c", `${files}/${agentFiles.config}`];
}

/** Asks the Agent whether it is well. It is not with an API key that the site doesn't know. */
export const agentHealth = (files: string): string[] => [
  programs.agent,
  "health",
  "-c",
  `${files}/${agentFiles.config}`,
];

/**
 * Start script of an Agent that takes traces too. They come to a program of their own, which asks the
 * Agent for tags and looks for it on its own machine only (DataDog/datadog-agent,
 * `comp/core/tagger/impl-remote`): so both are in one container.
 */
export function renderAgentScript(files: string): string {
  const config = `${files}/${agentFiles.config}`;
  return `# Made by litellm-gateway; edits here are lost.
while :; do
  ${programs.traces} --config=${config}
  sleep 5
done &
exec ${programs.agent} run -c ${config}
`;
}

/**
 * The Agent's datadog.yaml on Docker. The same settings give the same bytes.
 *
 * @param files - folder of {@link agentFiles}
 * @param around - the gateway's other containers
 */
export function renderAgentConfig(
  settings: Settings,
  files: string,
  around: NamedContainers,
): string {
  const { mode } = settings.datadog.agent;
  return (
    heading +
    toYaml({
      // Otherwise the container's id, which is another one after each change.
      hostname: agentHostname(settings),
      ...agentConfig(settings, files),
      ...(mode === "autodiscovery" ? discovery(settings, around) : { logs_enabled: false }),
    })
  );
}

/**
 * The Agent's datadog.yaml on Kubernetes: it finds the gateway's pods, by asking its own node's kubelet,
 * and tells nothing of others. It doesn't ask the cluster's API for tags, which would be more rights.
 *
 * @param files - folder of {@link agentFiles}
 */
export function renderKubernetesAgentConfig(settings: Settings, files: string): string {
  const { clusterName, kubeletTlsVerify } = settings.kubernetes.datadogAgent;
  return (
    heading +
    toYaml({
      ...agentConfig(settings, files),
      ...(clusterName !== undefined && { cluster_name: clusterName }),
      kubelet_tls_verify: kubeletTlsVerify,
      kubernetes_collect_metadata_tags: false,
      health_port: agentHealthPort,
      ...onlyContainers(`kube_namespace:^${settings.kubernetes.namespace}$`),
      logs_enabled: false,
    })
  );
}

/**
 * The Agent's config wherever it runs. Secrets are only named: a program of the Agent's reads
 * them from a file (docs.datadoghq.com/agent/configuration/secrets-management;
 * DataDog/datadog-agent, `cmd/secret-generic-connector/backend/file/json.go`).
 *
 * Sources of the names: DataDog/datadog-agent, `pkg/config/setup/config.go`.
 *
 * @param files - folder of {@link agentFiles}
 */
export function agentConfig(settings: Settings, files: string) {
  const { agent, environment, site } = settings.datadog;
  return {
    api_key: secretReference(agentSecrets.apiKey),
    site,
    ...(agent.intakeUrl !== undefined && { dd_url: agent.intakeUrl }),
    env: environment,
    confd_path: `${files}/${agentFiles.checks}`,
    secret_backend_type: "file.json",
    secret_backend_config: { file_path: `${files}/${agentFiles.secrets}` },
    run_path: agentFolder,
    auth_token_file_path: `${agentFolder}/auth_token`,
    ipc_cert_file_path: `${agentFolder}/ipc_cert.pem`,
    log_to_console: true,
    disable_file_logging: true,
    use_dogstatsd: true,
    dogstatsd_port: dogstatsdPort,
    // From other containers; the network says from which.
    dogstatsd_non_local_traffic: true,
    dogstatsd_socket: "",
    ...nothingElse,
    apm_config: traces(settings),
  };
}

/** The file with the secrets of an Agent that is made. Secret. */
export function renderAgentSecrets(apiKey: string, monitoringPassword: string): string {
  const { apiKey: key, ...passwords } = agentSecrets;
  return JSON.stringify({
    [key]: apiKey,
    ...Object.fromEntries(Object.values(passwords).map((handle) => [handle, monitoringPassword])),
  });
}

/** What the Agent would tell of the machine and of itself, and what it would be told from outside. */
const nothingElse = {
  enable_gohai: false,
  inventories_enabled: false,
  cloud_provider_metadata: [],
  process_config: {
    process_collection: { enabled: false },
    container_collection: { enabled: false },
    process_discovery: { enabled: false },
  },
  container_lifecycle: { enabled: false },
  container_image: { enabled: false },
  agent_telemetry: { enabled: false },
  remote_configuration: { enabled: false },
  remote_updates: false,
};

function traces({ datadog: { agent } }: Settings) {
  if (!agent.apm.enabled) return { enabled: false };
  return {
    enabled: true,
    receiver_port: tracePort,
    apm_non_local_traffic: true,
    receiver_socket: "",
    telemetry: { enabled: false },
  };
}

/**
 * Of all containers, only the gateway's.
 *
 * @param included - which are, in the Agent's own form: `name:REGEX` or `kube_namespace:REGEX`
 */
export const onlyContainers = (included: string) => ({
  container_exclude: ["name:.*"],
  container_include: [included],
  // A Redis would be asked without a password.
  ignore_autoconf: ["redisdb"],
});

/** What the names of a gateway's containers on Docker are made of. */
type NamedContainers = Pick<DockerSurroundings, "prefix" | "workloads">;

/**
 * Fits the names of a gateway's containers, `gateway-dev-proxy-0-1a2b3c4`, and not those of another stack
 * whose name begins alike, `gateway-dev-2-proxy-0-1a2b3c4`: the part and one word more, Pulumi's, end it.
 */
function namePattern({ prefix, workloads }: NamedContainers): string {
  const parts = workloads.map(({ name, replicas }) => (replicas ? `${name}-\\d+` : name));
  return `^${prefix.replaceAll(".", "\\.")}-(${parts.join("|")})-[^-]+$`;
}

function discovery({ datadog: { agent } }: Settings, around: NamedContainers) {
  return {
    listeners: [{ name: "docker" }],
    config_providers: [{ name: "docker", polling: true }],
    ...onlyContainers(`name:${namePattern(around)}`),
    logs_enabled: agent.logs.enabled,
    ...(agent.logs.enabled && {
      logs_config: { container_collect_all: true, processing_rules: masks },
    }),
  };
}

/** Keys that LiteLLM or a client may have put into a line, whatever container logs it. */
const masks = [
  {
    type: "mask_sequences",
    name: "keys",
    pattern: "sk-[A-Za-z0-9_-]{8,}",
    replace_placeholder: "sk-[masked]",
  },
  {
    type: "mask_sequences",
    name: "bearer_tokens",
    pattern: "(?i)bearer\\s+[A-Za-z0-9._~+/=-]{8,}",
    replace_placeholder: "Bearer [masked]",
  },
];

/** A host's name has letters, digits and hyphens; tags may have more. */
function agentHostname({ datadog: { service, environment } }: Settings): string {
  return `${service}-${environment}`.replace(/[^a-z0-9]+/g, "-");
}
