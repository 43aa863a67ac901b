import { neededApis, type Api } from "../../config/kubernetes/capabilities/apis";
import type { Wanted } from "../../config/kubernetes/capabilities/capability";
import type {
  ClassFacts,
  ClusterFacts,
  NamedObject,
} from "../../config/kubernetes/capabilities/facts";
import { namedObjects } from "../../config/kubernetes/capabilities/named-objects";
import { neededRights, type Resource } from "../../config/kubernetes/capabilities/permissions";
import { deniedRights } from "./access-review";
import type { ClusterAccess } from "./cluster-access";
import { ifAllowed, ifThere } from "./cluster-errors";
import { namespaceFacts } from "./namespace-facts";

/**
 * Asks a cluster all that matters for a gateway; nothing is changed. What its user isn't allowed to ask
 * stays undefined.
 *
 * @throws the client's error when the cluster doesn't answer, or doesn't take the user
 */
export async function clusterFacts(cluster: ClusterAccess, wanted: Wanted): Promise<ClusterFacts> {
  // Alone: it may have to log in, by a command that then would run once for each question.
  const { gitVersion: version } = await cluster.version.getCode();
  const [resources, absent, storageClasses, ingressClasses, namespace, user] = await Promise.all([
    resourcesOf(cluster, neededApis(wanted)),
    absentObjects(cluster, namedObjects(wanted.settings)),
    ifAllowed(cluster.storage.listStorageClass()),
    ifAllowed(cluster.networking.listIngressClass()),
    namespaceFacts(cluster, wanted),
    userOf(cluster),
  ]);
  return {
    version,
    kinds: new Map(
      [...resources].map(([apiVersion, list]) => [apiVersion, list.map(({ kind }) => kind)]),
    ),
    absent,
    storageClasses: storageClasses?.items.map(classFacts),
    ingressClasses: ingressClasses?.items.map(classFacts),
    namespace,
    user,
    deniedRights: await deniedRights(cluster, neededRights(wanted, resources)),
  };
}

/** Where kinds are in the API, by API version; none of a version that isn't there. */
async function resourcesOf(
  { core, objects }: ClusterAccess,
  apis: Api[],
): Promise<Map<string, Resource[]>> {
  const versions = [...new Set(apis.map(({ apiVersion }) => apiVersion))];
  const entries = versions.map(async (apiVersion) => {
    const [group = "", version] = apiVersion.split("/");
    const list = await (version === undefined
      ? core.getAPIResources()
      : ifThere(objects.getAPIResources({ group, version })));
    // Others are parts of objects, such as `pods/log`.
    const whole = list?.resources.filter(({ name }) => !name.includes("/")) ?? [];
    const resources = whole.map(({ kind, name, namespaced }) => ({
      kind,
      resource: name,
      namespaced,
    }));
    return [apiVersion, resources] as const;
  });
  return new Map(await Promise.all(entries));
}

/** Finds those of the given objects that aren't in the cluster. */
async function absentObjects(
  { objects }: ClusterAccess,
  named: NamedObject[],
): Promise<NamedObject[]> {
  const found = await Promise.all(
    named.map(({ group, version, plural, name, namespace }) => {
      const at = { group, version, plural, name };
      const get =
        namespace === undefined
          ? objects.getClusterCustomObject(at)
          : objects.getNamespacedCustomObject({ ...at, namespace });
      return ifAllowed(ifThere(get));
    }),
  );
  return named.filter((_object, index) => found[index] === null);
}

/** Annotations of default classes (kubernetes.io/docs/reference/labels-annotations-taints). */
const defaultAnnotations = [
  "storageclass.kubernetes.io/is-default-class",
  "ingressclass.kubernetes.io/is-default-class",
];

interface Class {
  metadata?: { name?: string; annotations?: Record<string, string> };
}

const classFacts = ({ metadata: { name = "", annotations = {} } = {} }: Class): ClassFacts => ({
  name,
  isDefault: defaultAnnotations.some((annotation) => annotations[annotation] === "true"),
});

/** Who asks; undefined where the cluster doesn't tell (before 1.28, or not this user). */
async function userOf({ authentication }: ClusterAccess): Promise<string | undefined> {
  const review = await ifAllowed(ifThere(authentication.createSelfSubjectReview({ body: {} })));
  return review?.status?.userInfo?.username;
}
