import { z } from "zod";
import { closedRouteGroups } from "../../litellm/route-groups";
import { about, becomes, flag } from "./fields";

/** Who may do what, apart from keys. */
export const securitySchema = z
  .strictObject({
    adminUi: z
      .strictObject({
        enabled: flag("Serve the admin pages under `/ui`.", true),
        username: about(z.string().min(1).default("admin"), {
          description:
            "Name to sign in with. The password is the secret `uiPassword`, or else the master key.",
          example: "operator",
        }),
      })
      .meta({ id: "AdminUiArgs", description: "LiteLLM's admin pages." })
      .prefault({}),
    routes: about(z.array(z.enum(closedRouteGroups).meta({ id: "RouteGroup" })).default([]), {
      description:
        "Groups of LiteLLM's routes to open beside those of the stack's models, the list of models, health and management. All else is a 404 (docs/routes.md).",
      example: ["files", "batches"],
    }),
    apiDocs: flag("Serve the pages of the API's documentation, to everybody.", false),
    allowedOrigins: about(
      z
        .array(
          z.string().regex(/^(\*|https?:\/\/[^/\s*]+)$/, {
            error: "must be an origin such as https://app.example.com, or *",
          }),
        )
        .default([]),
      {
        description:
          "Origins of web pages that browsers may let call the gateway (CORS). Default: none.",
        example: ["https://app.example.com"],
      },
    ),
    auditLog: flag(
      "Log changes of keys, teams and models. LiteLLM does this only with its licence, the secret `licenseKey`.",
      false,
    ).meta(becomes("litellm_settings.store_audit_logs")),
  })
  .meta({ id: "SecurityArgs", description: "Who may do what, apart from keys." })
  .prefault({});
