import { z } from "zod";
import { about, becomes, flag } from "./fields";

/** Regular calls of every model. */
export const healthChecksSchema = z
  .strictObject({
    enabled: flag("Call every model at intervals. Each call costs money.", false).meta(
      becomes("general_settings.background_health_checks"),
    ),
    intervalSeconds: about(z.int().min(30).max(86_400).default(300), {
      description: "Time between two checks of a model, in seconds.",
      example: 3600,
      ...becomes("general_settings.health_check_interval"),
    }),
  })
  .meta({
    id: "HealthChecksArgs",
    description: "Background health checks of the models. The gateway's own health needs none.",
  })
  .prefault({});
