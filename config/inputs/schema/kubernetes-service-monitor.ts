import { z } from "zod";
import { about, count } from "./fields";
import { label } from "./kubernetes-names";

/** How a Prometheus that the Prometheus Operator manages reads the proxies' metrics. */
export const serviceMonitorSchema = z
  .strictObject({
    prometheusNamespace: about(label.default("monitoring"), {
      description: "Namespace of the Prometheus, which must be let through to the proxies.",
      example: "monitoring",
    }),
    labels: about(z.record(z.string(), z.string()).default({}), {
      description:
        "Labels by which the Prometheus finds it (its `serviceMonitorSelector`). Many want `release`.",
      example: { release: "kube-prometheus-stack" },
    }),
    intervalSeconds: count("Seconds between two readings.", 15, 5, 3600).default(30),
  })
  .meta({
    id: "ServiceMonitorArgs",
    description:
      "A ServiceMonitor, by which a Prometheus reads the proxies' metrics; the Prometheus Operator must be there. Default: none.",
  })
  .optional();
