import { z } from "zod";
import { about, becomes, count } from "./fields";

/** Kinds of alerts (LiteLLM's `alert_types`). */
export const alertTypes = [
  "llm_exceptions",
  "llm_too_slow",
  "llm_requests_hanging",
  "budget_alerts",
  "spend_reports",
  "failed_tracking_spend",
  "user_spend_thresholds",
  "user_spend_anomalies",
  "db_exceptions",
  "daily_reports",
  "cooldown_deployment",
  "new_model_added",
  "model_deprecation_warnings",
  "outage_alerts",
  "region_outage_alerts",
  "fallback_reports",
  "new_virtual_key_created",
  "virtual_key_updated",
  "virtual_key_deleted",
  "new_team_created",
  "team_updated",
  "team_deleted",
] as const;

/** LiteLLM's own alerts. */
export const alertingSchema = z
  .strictObject({
    types: about(
      z
        .array(z.enum(alertTypes).meta({ id: "AlertType" }))
        .min(1)
        .optional(),
      {
        description: "Kinds of alerts. Default: all of LiteLLM's.",
        example: ["budget_alerts", "outage_alerts"],
        ...becomes("general_settings.alert_types"),
      },
    ),
    slowRequestSeconds: count(
      "From when on a request is slow, in seconds. Default: 300.",
      120,
      1,
      3600,
    )
      .optional()
      .meta(becomes("general_settings.alerting_threshold")),
  })
  .meta({
    id: "AlertingArgs",
    description:
      "LiteLLM's own alerts. They go to the secret addresses `slackWebhookUrl` and `alertWebhookUrl`; with neither there are none.",
  })
  .prefault({});
