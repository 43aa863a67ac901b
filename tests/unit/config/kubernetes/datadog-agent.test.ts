import { parse } from "yaml";
import type {
  ClusterRole,
  ClusterRoleBinding,
  DaemonSet,
  Service,
  Role,
  RoleBinding,
} from "../../../../config/kubernetes/types";
import type { DatadogAgent } from "../../../../config/kubernetes/datadog-operator";
import type {
  ConfigMap,
  Deployment,
  Job,
  Namespace,
  Secret,
} from "../../../../config/kubernetes/types";
import type { SettingsInput } from "../../../../config/inputs/schema";
import { watchedStack } from "./datadog";

const place = "litellm-gateway-datadog";

describe("an Agent on each node", () => {
  const { find, ofKind, objects } = watchedStack({ clusterName: "eu", kubeletTlsVerify: false });
  const { spec } = find<DaemonSet>("DaemonSet", "datadog-agent").spec.template;
  const [container] = spec.containers;

  test("is in a namespace of its own, as hardened as the gateway's", () => {
    expect(find<Namespace>("Namespace", place).metadata.labels).toMatchObject({
      "pod-security.kubernetes.io/enforce": "restricted",
    });
    expect(find("DaemonSet", "datadog-agent").metadata.namespace).toBe(place);
    expect(container?.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: 100,
      runAsGroup: 0,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    });
    for (const volume of spec.volumes)
      expect(Object.keys(volume)).toEqual([
        "name",
        expect.stringMatching(/^(projected|emptyDir)$/) as string,
      ]);
  });

  test("may ask kubelets for pods, and nothing else of the cluster", () => {
    expect(ofKind<ClusterRole>("ClusterRole").map(({ rules }) => rules)).toEqual([
      [{ apiGroups: [""], resources: ["nodes/pods"], verbs: ["get"] }],
    ]);
    const [binding] = ofKind<ClusterRoleBinding>("ClusterRoleBinding");
    expect(binding?.roleRef.name).toBe(ofKind("ClusterRole")[0]?.metadata.name);
    expect(binding?.subjects).toEqual([
      { kind: "ServiceAccount", name: spec.serviceAccountName, namespace: place },
    ]);
    expect(spec.automountServiceAccountToken).toBe(true);
    expect([...ofKind("Role"), ...ofKind("RoleBinding")]).toEqual([]);
  });

  test("looks at the gateway's pods only, and asks its own node", () => {
    const { data } = find<ConfigMap>(
      "ConfigMap",
      spec.volumes[0]?.projected?.sources[0]?.configMap?.name ?? "",
    );
    expect(parse(data["datadog.yaml"] ?? "", { version: "1.1" })).toMatchObject({
      api_key: "ENC[api_key]",
      secret_backend_type: "file.json",
      secret_backend_config: { file_path: "/etc/litellm-gateway/secrets.json" },
      container_exclude: ["name:.*"],
      container_include: ["kube_namespace:^litellm-gateway$"],
      cluster_name: "eu",
      kubelet_tls_verify: false,
      health_port: 5555,
      logs_enabled: false,
    });
    expect(container?.env).toEqual(
      expect.arrayContaining([
        { name: "DD_HOSTNAME", value: "$(NODE_NAME)-eu" },
        {
          name: "DD_KUBERNETES_KUBELET_HOST",
          valueFrom: { fieldRef: { fieldPath: "status.hostIP" } },
        },
      ]),
    );
  });

  test("finds its secrets in a file, under the names that the annotations use", () => {
    const { stringData, metadata } = find<Secret>("Secret", "datadog-agent-secrets");
    expect(metadata.namespace).toBe(place);
    expect(JSON.parse(stringData["secrets.json"] ?? "")).toEqual({
      api_key: "text-of-api-key",
      postgres_password: "text-of-monitoring-password",
      coordination_redis_password: "text-of-monitoring-password",
      cache_redis_password: "text-of-monitoring-password",
    });
    const open = objects.filter(({ kind }) => kind !== "Secret");
    expect(/text-of-[a-z-]+/.exec(JSON.stringify(open))).toBeNull();
  });

  test("is there before the proxies, and its role in Postgres before it", () => {
    const kinds = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    const role = kinds.findIndex((name) => name.startsWith("Job monitoring-role-"));
    expect(role).toBeGreaterThan(kinds.indexOf("StatefulSet postgres"));
    expect(kinds.indexOf("DaemonSet datadog-agent")).toBeGreaterThan(role);
    expect(kinds.indexOf("Deployment proxy")).toBeGreaterThan(
      kinds.indexOf("DaemonSet datadog-agent"),
    );
  });
});

test("its namespace is not made where the gateway's is there already", () => {
  const { ofKind } = watchedStack({}, { kubernetes: { createNamespace: false } });
  expect(ofKind("Namespace")).toEqual([]);
  expect(ofKind("DaemonSet")).toHaveLength(1);
});

test("the role in Postgres is made by a Job with a hash of its password", () => {
  const { ofKind, find } = watchedStack();
  const job = ofKind<Job>("Job").find(({ metadata }) => metadata.name.includes("monitoring"));
  expect(job?.spec.template.spec).toMatchObject({ restartPolicy: "Never" });
  const { stringData } = find<Secret>("Secret", "monitoring-role-secrets");
  expect(stringData["role.sql"]).toContain("PASSWORD 'SCRAM-SHA-256$");
  expect(stringData["role.sql"]).not.toContain("text-of");
});

test("traces and events go to the Agent of a proxy's own node", () => {
  const input: SettingsInput = { datadog: { agent: { apm: { enabled: true } } } };
  const { find } = watchedStack({}, input);
  const { spec } = find<Service>("Service", "datadog-agent");
  expect(spec.internalTrafficPolicy).toBe("Local");
  const [agent] = find<DaemonSet>("DaemonSet", "datadog-agent").spec.template.spec.containers;
  for (const { port, targetPort, protocol } of spec.ports)
    expect(agent?.ports).toContainEqual({ name: targetPort, containerPort: port, protocol });
  expect(spec.ports.map(({ port }) => port)).toEqual([8125, 8126]);
  const proxy = find<Deployment>("Deployment", "proxy").spec.template.spec.containers[0];
  expect(proxy?.env).toContainEqual({
    name: "DD_TRACE_AGENT_URL",
    value: `http://datadog-agent.${place}.svc:8126`,
  });
});

describe("Agents of the cluster", () => {
  const agent = {
    type: "existing",
    namespace: "monitoring",
    service: "dd",
    serviceAccount: "dd-agent",
    secretBackend: "k8s.secrets",
  } as const;
  const { ofKind, find, objects } = watchedStack(agent);

  test("are let read one Secret, where they read any", () => {
    const { rules } = find<Role>("Role", "datadog-monitoring");
    expect(rules).toEqual([
      {
        apiGroups: [""],
        resources: ["secrets"],
        resourceNames: ["datadog-monitoring"],
        verbs: ["get"],
      },
    ]);
    expect(find<RoleBinding>("RoleBinding", "datadog-monitoring").subjects).toEqual([
      { kind: "ServiceAccount", name: "dd-agent", namespace: "monitoring" },
    ]);
    expect(find<Secret>("Secret", "datadog-monitoring").stringData).toEqual({
      password: "text-of-monitoring-password",
    });
    const { objects: without } = watchedStack({ type: "existing" });
    expect(without.filter(({ kind }) => kind.startsWith("Role"))).toEqual([]);
  });

  test("are not made", () => {
    const kinds = ["DaemonSet", "ClusterRole", "DatadogAgent"];
    expect(objects.filter(({ kind }) => kinds.includes(kind))).toEqual([]);
    expect(ofKind("Namespace")).toHaveLength(1);
  });
});

test("the operator's Agents have the settings of the gateway's own", () => {
  const intakeUrl = "https://proxy.example.com";
  const input: SettingsInput = { datadog: { site: "datadoghq.eu", agent: { intakeUrl } } };
  const { find } = watchedStack({ type: "operator", clusterName: "eu" }, input);
  const { metadata, spec } = find<DatadogAgent>("DatadogAgent", "datadog");
  expect(metadata).toMatchObject({
    namespace: "datadog",
    annotations: { "agent.datadoghq.com/fine-grained-kubelet-authorization-enabled": "true" },
  });
  expect(spec.global).toMatchObject({
    site: "datadoghq.eu",
    endpoint: { url: intakeUrl },
    clusterName: "eu",
    localService: { nameOverride: "datadog-agent" },
  });
  const { secretName, keyName } = spec.global.credentials.apiSecret;
  const key = find<Secret>("Secret", secretName);
  expect(key.metadata.namespace).toBe("datadog");
  expect(key.stringData).toEqual({ [keyName]: "text-of-api-key" });
  expect(spec.override.nodeAgent.env).toContainEqual({
    name: "DD_CONTAINER_INCLUDE",
    value: "kube_namespace:^litellm-gateway$",
  });
  // As the operator names it after the DatadogAgent.
  expect(find<RoleBinding>("RoleBinding", "datadog-monitoring").subjects).toEqual([
    { kind: "ServiceAccount", name: `${metadata.name}-agent`, namespace: "datadog" },
  ]);
});
