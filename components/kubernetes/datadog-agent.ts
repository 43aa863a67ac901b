import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { DaemonSet } from "@pulumi/kubernetes/apps/v1/daemonSet";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { ServiceAccount } from "@pulumi/kubernetes/core/v1/serviceAccount";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1/networkPolicy";
import { ClusterRole } from "@pulumi/kubernetes/rbac/v1/clusterRole";
import { ClusterRoleBinding } from "@pulumi/kubernetes/rbac/v1/clusterRoleBinding";
import { Role } from "@pulumi/kubernetes/rbac/v1/role";
import { RoleBinding } from "@pulumi/kubernetes/rbac/v1/roleBinding";
import * as pulumi from "@pulumi/pulumi";
import {
  agentAccount,
  agentClusterRole,
  agentClusterRoleBinding,
  monitoringPassword,
  monitoringReader,
  monitoringReaderBinding,
} from "../../config/kubernetes/datadog-access";
import {
  agentContent,
  agentDaemonSet,
  agentPlace,
  agentService,
} from "../../config/kubernetes/datadog-agent";
import { watchedStores } from "../../config/kubernetes/datadog-checks";
import { datadogAgent, operatorApiKey } from "../../config/kubernetes/datadog-operator";
import { agentPolicies } from "../../config/kubernetes/datadog-policies";
import { namespace } from "../../config/kubernetes/namespace";
import { Files } from "./files";
import { autoNamed, placed, withFiles, type Part } from "./objects";

/** Arguments of {@link DatadogAgents} and {@link OperatedAgents}. */
export interface AgentsArgs extends Part {
  /** What must be there first; never a proxy. */
  after: pulumi.Resource[];
}

/**
 * An Agent on each node, in a namespace of its own. It is there before the proxies and goes after
 * them: so all is counted to its end.
 */
export class DatadogAgents extends pulumi.ComponentResource {
  constructor(name: string, args: AgentsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:DatadogAgents", name, {}, opts);
    const { settings, names, after } = args;
    const child = { parent: this };
    const made = namespace(agentPlace(settings));
    const place = settings.kubernetes.createNamespace
      ? new Namespace(name, made, child).metadata.name
      : made.metadata.name;
    const policies = agentPolicies(settings, names).map(
      (policy) =>
        new NetworkPolicy(`${name}-policy-${policy.metadata.name}`, placed(policy, place), child),
    );
    const account = new ServiceAccount(name, placed(agentAccount(settings), place), child);
    const role = new ClusterRole(name, agentClusterRole(settings), child);
    const binding = new ClusterRoleBinding(name, agentClusterRoleBinding(settings), {
      ...child,
      dependsOn: [account, role],
    });
    const content = { workload: "datadog-agent", files: agentContent(settings) } as const;
    const files = new Files(`${name}-files`, { ...args, namespace: place, ...content }, child);
    const object = withFiles(files.names, place, (fileNames) =>
      agentDaemonSet(settings, fileNames),
    );
    const dependsOn = [...policies, binding, ...after];
    const agents = new DaemonSet(name, object, { ...child, dependsOn });
    new Service(name, placed(agentService(settings), place), { ...child, dependsOn: agents });
    this.registerOutputs({});
  }
}

/** The Agents as Datadog's operator makes them, in a namespace that is there. */
export class OperatedAgents extends pulumi.ComponentResource {
  constructor(name: string, args: AgentsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:OperatedAgents", name, {}, opts);
    const { settings, values, after } = args;
    const place = agentPlace(settings).kubernetes.namespace;
    const stringData = values.apply((known) => operatorApiKey(settings, known).stringData);
    const key = new Secret(
      `${name}-api-key`,
      { ...autoNamed(operatorApiKey(settings, { datadogApiKey: undefined }), place), stringData },
      { parent: this, deleteBeforeReplace: false },
    );
    const spec = key.metadata.name.apply((secret) => datadogAgent(settings, secret).spec);
    const object = { ...datadogAgent(settings), spec };
    new CustomResource(name, object, { parent: this, dependsOn: after });
    this.registerOutputs({});
  }
}

/** Lets Agents of the cluster read the password of the monitoring users, and nothing else. */
export class MonitoringPassword extends pulumi.ComponentResource {
  constructor(name: string, part: Part, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:MonitoringPassword", name, {}, opts);
    const { settings, values, namespace: place } = part;
    const child = { parent: this };
    const stringData = values.apply((known) => monitoringPassword(settings, known).stringData);
    const empty = monitoringPassword(settings, { monitoringPassword: "" });
    new Secret(name, { ...placed(empty, place), stringData }, child);
    const role = new Role(name, placed(monitoringReader(settings), place), child);
    new RoleBinding(name, placed(monitoringReaderBinding(settings), place), {
      ...child,
      dependsOn: role,
    });
    this.registerOutputs({});
  }
}

/** What watches the gateway, by where it comes from; none where nothing does. */
export function agentsOf(
  name: string,
  args: AgentsArgs,
  opts: pulumi.ComponentResourceOptions,
): pulumi.Resource[] {
  const { settings, names } = args;
  const readers = () =>
    watchedStores(settings, names).length > 0
      ? [new MonitoringPassword(`${name}-password`, args, opts)]
      : [];
  switch (settings.kubernetes.datadogAgent.type) {
    case "daemonset":
      return [new DatadogAgents(name, args, opts)];
    case "operator":
      return [...readers(), new OperatedAgents(name, args, opts)];
    case "existing":
      return readers();
    case "none":
      return [];
  }
}
