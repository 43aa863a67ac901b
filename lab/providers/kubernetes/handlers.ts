import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { diffResponse } from "../bridge/diff-response";
import type { Handler } from "../bridge/plugin";
import { fromStruct, toStruct, type Properties } from "../bridge/values";
import type { Cluster } from "./cluster";
import { deleteAndWait } from "./deletion";
import { compare } from "./diff";
import { importedInputs, normalized, refreshedInputs } from "./live";
import { named } from "./names";
import { annotation, at, idOf, kindOf, textAt, withMetadata, withoutNotes } from "./objects";
import { Operations, type Stored } from "./operations";
import type { Mutability } from "./replaced-fields";

/** What the answers need to know. */
export interface Context {
  cluster: () => Cluster;
  /** Namespace of objects whose program names none; empty for the cluster's default. */
  namespace: () => string;
  mutable: () => Mutability;
  cancelled: AbortSignal;
}

/** The answers to the engine's calls about objects in a cluster, by the name of the call. */
export function handlers(context: Context): Record<string, Handler> {
  const operations = () => new Operations(context.cluster(), context.cancelled);
  return {
    check: (request: proto.CheckRequest) => {
      // Empty for a new object.
      const prior = fromStruct(request.getOlds());
      const inputs = named(fromStruct(request.getNews()), prior, {
        name: request.getUrn().split("::").slice(3).join("::"),
        seed: request.getRandomseed_asU8(),
        proposed: request.getAutonaming()?.getProposedName() ?? "",
      });
      const response = new proto.CheckResponse();
      response.setInputs(toStruct(inNamespace(inputs, context.namespace())));
      return response;
    },
    diff: async (request: proto.DiffRequest) => {
      const live = withoutNotes(fromStruct(request.getOlds()));
      const inputs = fromStruct(request.getNews());
      const { changes, deleteBeforeReplace } = compare({
        live,
        prior: fromStruct(request.getOldInputs()),
        inputs,
        ignored: request.getIgnorechangesList(),
        mutable: context.mutable(),
      });
      if (annotation(inputs, "replaceUnready") === "true" && kindOf(inputs) === "batch/v1/Job") {
        if (!(await operations().isReady(live, inputs)))
          changes.set('metadata.annotations["pulumi.com/replaceUnready"]', {
            kind: "update",
            replace: true,
          });
      }
      return diffResponse(changes, deleteBeforeReplace);
    },
    create: async (request: proto.CreateRequest) => {
      const inputs = fromStruct(request.getProperties());
      const response = new proto.CreateResponse();
      if (request.getPreview()) {
        response.setProperties(toStruct(await operations().previewCreate(inputs)));
        return response;
      }
      const stored = await operations().create(inputs, request.getUrn(), request.getTimeout());
      response.setId(idOf(stored));
      response.setProperties(toStruct(stored));
      return response;
    },
    read: (request: proto.ReadRequest) => read(request, operations()),
    update: async (request: proto.UpdateRequest) => {
      const wanted = {
        stored: fromStruct(request.getOlds()) as Stored,
        inputs: fromStruct(request.getNews()),
        ignored: request.getIgnorechangesList(),
        urn: request.getUrn(),
      };
      const response = new proto.UpdateResponse();
      const properties = request.getPreview()
        ? await operations().previewUpdate(wanted)
        : await operations().update(wanted, request.getTimeout());
      response.setProperties(toStruct(properties));
      return response;
    },
    delete: async (request: proto.DeleteRequest) => {
      const object = withoutNotes(fromStruct(request.getProperties()));
      const inputs = fromStruct(request.getOldInputs());
      const timeout = request.getTimeout();
      await deleteAndWait(context.cluster(), object, inputs, timeout, context.cancelled);
      return new Empty();
    },
  };
}

async function read(request: proto.ReadRequest, operations: Operations) {
  const stored = fromStruct(request.getProperties()) as Stored;
  const prior = fromStruct(request.getInputs());
  const isImport = Object.keys(prior).length === 0;
  const response = new proto.ReadResponse();
  const live = await operations.read(
    isImport ? identity(request.getUrn(), request.getId()) : withoutNotes(stored),
  );
  // No id means that it is gone.
  if (!live) return response;
  const inputs = isImport ? importedInputs(live) : refreshedInputs(live, normalized(prior));
  const properties = operations.stored(live, stored, request.getUrn());
  if (!isImport) await operations.requireReady(properties, inputs, request.getId());
  response.setId(request.getId());
  response.setProperties(toStruct(properties));
  response.setInputs(toStruct(inputs));
  return response;
}

/** What to look for at an import: the type's token has the kind, the id the name. */
function identity(urn: string, id: string): Properties {
  const token = urn.split("::")[2]?.split("$").pop() ?? "";
  const [, apiVersion = "", kind = ""] = token.split(":");
  const [name = "", namespace] = id.split("/").reverse();
  // `core` is Pulumi's own name of the group that has none.
  return { apiVersion: apiVersion.replace(/^core\//, ""), kind, metadata: { name, namespace } };
}

function inNamespace(inputs: Properties, namespace: string): Properties {
  if (!namespace || at(inputs, "metadata", "namespace") !== undefined) return inputs;
  return wholeCluster.includes(textAt(inputs, "kind"))
    ? inputs
    : withMetadata(inputs, { namespace });
}

/** Kinds that have no namespace, of those that programs make here. */
const wholeCluster = [
  "ClusterRole",
  "ClusterRoleBinding",
  "CustomResourceDefinition",
  "Namespace",
  "PersistentVolume",
  "PriorityClass",
  "StorageClass",
];
