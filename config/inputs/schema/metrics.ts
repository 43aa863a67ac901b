import { z } from "zod";
import { flag } from "./fields";

/** Settings of the proxies' metrics. */
export const metricsSchema = z
  .strictObject({
    enabled: flag(
      "Count requests, tokens, spend and latency on port 9464 of each proxy, inside the gateway's networks only. Costs about 190 MB of memory a proxy.",
      true,
    ),
  })
  .meta({ id: "MetricsArgs", description: "Metrics of the proxies." })
  .prefault({});
