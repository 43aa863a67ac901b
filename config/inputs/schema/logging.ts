import { z } from "zod";
import { about, becomes, flag } from "./fields";

/** Settings of the proxies' logs. */
export const loggingSchema = z
  .strictObject({
    level: about(
      z.enum(["error", "warning", "info", "debug"]).meta({ id: "LogLevel" }).default("warning"),
      {
        description: "Least severity that the proxies log. `debug` is slow and tells prompts.",
        example: "info",
      },
    ),
    json: flag("Log in JSON, one object a line.", false).meta(
      becomes("litellm_settings.json_logs"),
    ),
    rawRequests: flag(
      "Give logging callbacks what is sent to providers and what they answer, word for word.",
      false,
    ).meta(becomes("litellm_settings.log_raw_request_response")),
  })
  .meta({ id: "LoggingArgs", description: "Logs of the proxies." })
  .prefault({});
