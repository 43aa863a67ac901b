import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { fromStruct, revealed, type Properties } from "./values";

/** What every provider plugin has. */
export interface Plugin {
  version: string;
  /** Takes the provider's own settings. */
  configure?: (settings: Properties) => void;
  /** Ends what only waits. */
  cancel?: () => void;
}

/** Answers one kind of call. The protocol knows which request belongs to which. */
export type Handler = (request: never) => unknown;

/** The answers to the calls that are about the plugin itself, by the name of the call. */
export function pluginHandlers(plugin: Plugin): Record<string, Handler> {
  return {
    getPluginInfo: () => {
      const info = new PluginInfo();
      info.setVersion(plugin.version);
      return info;
    },
    attach: () => new Empty(),
    cancel: () => {
      plugin.cancel?.();
      return new Empty();
    },
    getSchema: () => {
      const response = new proto.GetSchemaResponse();
      response.setSchema("{}");
      return response;
    },
    configure: (request: proto.ConfigureRequest) => {
      // Here, and only here, secrets come with their mark whether they are accepted or not.
      plugin.configure?.(revealed(fromStruct(request.getArgs())));
      const response = new proto.ConfigureResponse();
      // Secrets are not accepted: the engine sends plain values, and marks what comes back.
      response.setSupportspreview(true);
      return response;
    },
  };
}
