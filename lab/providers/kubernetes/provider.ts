import { pluginHandlers } from "../bridge/plugin";
import { serveHandlers } from "../bridge/serve";
import type { Properties } from "../bridge/values";
import { ApiServer } from "./api-server";
import { Cluster } from "./cluster";
import { handlers } from "./handlers";

const cancelled = new AbortController();
let settings: Properties = {};
let cluster: Cluster | undefined;

const cancel = () => {
  cancelled.abort();
};

serveHandlers(
  {
    ...pluginHandlers({
      version: "4.34.2",
      configure: (given) => {
        settings = given;
        cluster = undefined;
      },
      cancel,
    }),
    ...handlers({
      cluster: () =>
        (cluster ??= new Cluster(
          new ApiServer({
            kubeconfig: text(settings.kubeconfig),
            context: text(settings.context),
          }),
        )),
      namespace: () => text(settings.namespace) ?? "",
      mutable: () => ({
        configMaps: isOn(settings.enableConfigMapMutable),
        secrets: isOn(settings.enableSecretMutable),
      }),
      cancelled: cancelled.signal,
    }),
  },
  cancel,
);

function text(value: Properties[string]): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Settings come as text, too. */
function isOn(value: Properties[string]): boolean {
  return value === true || value === "true";
}
