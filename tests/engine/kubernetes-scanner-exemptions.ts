import type { ScannerName } from "../../lab/scanners";

/** Checks that our manifests don't pass, and why they are right all the same. */
export interface Exemption {
  reason: string;
  checks: Partial<Record<ScannerName, string[]>>;
  /** Objects as findings name them, `KIND/NAME`; all of them when not given. */
  objects?: string[];
}

const workloads = {
  proxies: "Deployment/proxy",
  migration: "Job/migration",
  postgres: "StatefulSet/postgres",
  redis: "StatefulSet/redis",
  cache: "Deployment/redis-cache",
  analyzer: "Deployment/presidio-analyzer",
  anonymizer: "Deployment/presidio-anonymizer",
  mock: "Deployment/mock-upstream",
};

/** All there are: no manifest has a scanner's own annotations. */
export const exemptions: Exemption[] = [
  {
    reason:
      "Images are named by full version, or by digest in `images`: a node that has one needs no " +
      "registry to start a pod again, so an outage of the registry is none of the gateway's.",
    checks: { checkov: ["CKV_K8S_15"], "kube-score": ["container-image-pull-policy"] },
  },
  {
    reason:
      "The defaults name a version, which people can read; `images` takes digests for those who " +
      "want them.",
    checks: { checkov: ["CKV_K8S_43"] },
  },
  {
    reason:
      "These are published on GitHub's and Microsoft's registries, which trivy's list of trusted " +
      "ones lacks; `images` takes those of a mirror.",
    checks: { trivy: ["KSV-0125"] },
    objects: [workloads.proxies, workloads.migration, workloads.analyzer, workloads.anonymizer],
  },
  {
    reason:
      "LiteLLM's config names secrets and holds none: `password: os.environ/…`. Trivy looks at the " +
      "keys alone, and takes a price of tokens for a token.",
    checks: { trivy: ["KSV-0109", "KSV-01010"] },
    objects: ["ConfigMap/proxy-config"],
  },
  {
    reason:
      "Memory and disk are promised as a whole; CPU may be twice the request, which is what a proxy " +
      "takes to start. Asked for all the time, half of it would stand idle.",
    checks: {
      "kube-score": [
        "container-resource-requests-equal-limits",
        "container-cpu-requests-equal-limits",
      ],
    },
  },
  {
    reason:
      "The uids of the official images, 999 and 1001, who own the files in them; a node's own users " +
      "below 10000 are none of a pod's, which sees no host folder.",
    checks: {
      checkov: ["CKV_K8S_40"],
      "kube-score": ["container-security-context-user-group-id"],
    },
    objects: [
      workloads.postgres,
      workloads.redis,
      workloads.cache,
      workloads.analyzer,
      workloads.anonymizer,
    ],
  },
  {
    reason:
      "These need nothing but themselves, so one question tells both; liveness waits longer for the " +
      "answer than readiness.",
    checks: { "kube-score": ["pod-probes-identical"] },
    objects: [workloads.postgres, workloads.analyzer, workloads.anonymizer, workloads.mock],
  },
  {
    reason:
      "The autoscaler says how many there are, not the Deployment; it has no fewer than `replicas`.",
    checks: { "kube-linter": ["minimum-three-replicas"] },
    objects: [workloads.proxies],
  },
  {
    reason:
      "One server with one volume: where that is too little, CloudNativePG or a server of one's own " +
      "has replicas.",
    checks: { "kube-linter": ["minimum-three-replicas"] },
    objects: [workloads.postgres, workloads.redis],
  },
  {
    reason:
      "One each: cached answers and mock models are not missed for the seconds until there is " +
      "another, and an update starts the new one first. So it does with Presidio, whose model takes " +
      "as much memory each time.",
    checks: {
      "kube-linter": ["minimum-three-replicas"],
      "kube-score": ["deployment-replicas"],
    },
    objects: [workloads.cache, workloads.analyzer, workloads.anonymizer, workloads.mock],
  },
  {
    reason:
      "A Job that is done stays, as the sign that it is: without it the next update runs it again.",
    checks: { "kube-linter": ["job-ttl-seconds-after-finished"] },
    objects: [workloads.migration],
  },
  {
    reason:
      "A Job is done or fails; there is nothing to ask meanwhile. A failed pod stays, with its log, " +
      "and the Job makes another.",
    checks: { "kube-linter": ["no-liveness-probe", "no-readiness-probe", "restart-policy"] },
    objects: [workloads.migration],
  },
  {
    reason: "Which nodes a cluster has, and how it names the owners of things, is its own matter.",
    checks: {
      "kube-linter": ["no-node-affinity", "required-annotation-email", "required-label-owner"],
    },
  },
  {
    reason:
      "`kubernetes.priorityClassName` says which; the linter takes only names of a list, which is empty.",
    checks: { "kube-linter": ["priority-class-name"] },
  },
  {
    reason: "Kubernetes' own order of keys is easier to read than the alphabet's.",
    checks: { "kube-linter": ["sorted-keys"] },
  },
];
