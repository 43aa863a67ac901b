import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { check, hasOwnName } from "./check";
import { plan, planNew, type Change } from "./plan";
import { importedInputs, refreshedInputs } from "./read-inputs";
import { InitializationError, type ResourceType } from "./resource";
import { defaultsKey, fromStruct, toStruct, type Properties } from "./values";

/** A provider: its resources by their type's token. */
export interface Provider {
  version: string;
  resources: Readonly<Record<string, ResourceType>>;
  /** Takes the provider's own settings. */
  configure?: (settings: Properties) => void;
  /** Ends what only waits. */
  cancel?: () => void;
}

type Call<Request, Response> = (request: Request) => Promise<Response> | Response;

/**
 * Serves a provider to the engine: prints the port, as plugins do, and answers until it is stopped.
 *
 * The SDK has a server for providers written in TypeScript, but it tells the engine neither which
 * properties change (`replaceOnChanges` needs that) nor what a preview knows.
 */
export function serve(provider: Provider): void {
  const server = new grpc.Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });
  server.addService(ResourceProviderService, handlers(provider));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    console.log(String(port));
  });
}

function handlers(provider: Provider): grpc.UntypedServiceImplementation {
  const typeOf = (urn: string): ResourceType => {
    const token = urn.split("::")[2]?.split("$").pop() ?? "";
    const type = provider.resources[token];
    if (!type) throw new Error(`the lab's stand-in for this provider doesn't know ${token}`);
    return type;
  };
  return {
    getPluginInfo: unary((_: Empty) => {
      const info = new PluginInfo();
      info.setVersion(provider.version);
      return info;
    }),
    attach: unary((_: unknown) => new Empty()),
    cancel: unary((_: Empty) => {
      provider.cancel?.();
      return new Empty();
    }),
    getSchema: unary((_: proto.GetSchemaRequest) => {
      const response = new proto.GetSchemaResponse();
      response.setSchema("{}");
      return response;
    }),
    configure: unary((request: proto.ConfigureRequest) => {
      provider.configure?.(fromStruct(request.getArgs()));
      const response = new proto.ConfigureResponse();
      // Secrets are not accepted: the engine sends plain values, and marks what comes back.
      response.setSupportspreview(true);
      return response;
    }),
    check: unary((request: proto.CheckRequest) => {
      const { inputs, failures } = check(typeOf(request.getUrn()).fields, {
        name: request.getUrn().split("::").pop() ?? "",
        prior: request.hasOlds() ? fromStruct(request.getOlds()) : undefined,
        inputs: fromStruct(request.getNews()),
        seed: request.getRandomseed_asU8(),
      });
      const response = new proto.CheckResponse();
      response.setInputs(toStruct(inputs));
      response.setFailuresList(
        failures.map(({ property, reason }) => {
          const failure = new proto.CheckFailure();
          failure.setProperty(property);
          failure.setReason(reason);
          return failure;
        }),
      );
      return response;
    }),
    diff: unary((request: proto.DiffRequest) => {
      const type = typeOf(request.getUrn());
      const inputs = fromStruct(request.getNews());
      const { changes } = plan(type.fields, fromStruct(request.getOlds()), inputs);
      return diffResponse(
        changes,
        (type.deleteBeforeReplace ?? false) || hasOwnName(type.fields, inputs),
      );
    }),
    create: unary(async (request: proto.CreateRequest) => {
      const type = typeOf(request.getUrn());
      const { [defaultsKey]: _, ...inputs } = fromStruct(request.getProperties());
      const response = new proto.CreateResponse();
      if (request.getPreview()) {
        response.setProperties(toStruct(planNew(type.fields, inputs)));
        return response;
      }
      const { id, properties } = await type.create(inputs);
      response.setId(id);
      response.setProperties(toStruct(properties));
      return response;
    }),
    read: unary(async (request: proto.ReadRequest) => {
      const { fields, read } = typeOf(request.getUrn());
      const prior = fromStruct(request.getProperties());
      const isRefresh = Object.keys(prior).length > 0;
      const state = await read(request.getId(), prior);
      const response = new proto.ReadResponse();
      // No id means that it is gone.
      if (!state) return response;
      response.setId(state.id);
      response.setProperties(toStruct(state.properties));
      const inputs = isRefresh
        ? refreshedInputs(fromStruct(request.getInputs()), state.properties)
        : importedInputs(fields, state.properties);
      response.setInputs(toStruct(inputs));
      return response;
    }),
    update: unary(async (request: proto.UpdateRequest) => {
      const type = typeOf(request.getUrn());
      const prior = fromStruct(request.getOlds());
      const { planned } = plan(type.fields, prior, fromStruct(request.getNews()));
      if (!request.getPreview()) {
        try {
          await type.update(request.getId(), prior, planned);
        } catch (error) {
          // The official provider remembers the wanted values even so.
          throw new InitializationError(
            { id: request.getId(), properties: planned },
            (error as Error).message,
          );
        }
      }
      const response = new proto.UpdateResponse();
      response.setProperties(toStruct(planned));
      return response;
    }),
    delete: unary(async (request: proto.DeleteRequest) => {
      await typeOf(request.getUrn()).delete(request.getId(), fromStruct(request.getProperties()));
      return new Empty();
    }),
  };
}

function unary<Request, Response>(
  answer: Call<Request, Response>,
): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    new Promise<Response>((resolve) => {
      resolve(answer(call.request));
    }).then(
      (response) => {
        callback(null, response);
      },
      (error: unknown) => {
        callback(statusOf(error as Error));
      },
    );
  };
}

function statusOf(error: Error): grpc.ServiceError {
  const metadata = new grpc.Metadata();
  if (error instanceof InitializationError) {
    const detail = new proto.ErrorResourceInitFailed();
    detail.setId(error.state.id);
    detail.setProperties(toStruct(error.state.properties));
    detail.setReasonsList([error.message]);
    const any = new Any();
    any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new Status();
    status.setCode(grpc.status.UNKNOWN);
    status.setMessage(error.message);
    status.addDetails(any);
    metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  }
  return Object.assign(new Error(error.message), {
    code: grpc.status.UNKNOWN,
    details: error.message,
    metadata,
  });
}

function diffResponse(changes: Map<string, Change>, deleteBeforeReplace: boolean) {
  const { DiffResponse, PropertyDiff } = proto;
  const kinds = {
    add: [PropertyDiff.Kind.ADD, PropertyDiff.Kind.ADD_REPLACE],
    delete: [PropertyDiff.Kind.DELETE, PropertyDiff.Kind.DELETE_REPLACE],
    update: [PropertyDiff.Kind.UPDATE, PropertyDiff.Kind.UPDATE_REPLACE],
  } as const;
  const response = new DiffResponse();
  const { DIFF_SOME, DIFF_NONE } = DiffResponse.DiffChanges;
  response.setChanges(changes.size > 0 ? DIFF_SOME : DIFF_NONE);
  response.setHasdetaileddiff(true);
  const top = (path: string) => path.split(/[.[]/, 1)[0] ?? path;
  const replaces = new Set<string>();
  for (const [path, { kind, replace }] of changes) {
    const detail = new PropertyDiff();
    detail.setKind(kinds[kind][replace ? 1 : 0]);
    response.getDetaileddiffMap().set(path, detail);
    if (replace) replaces.add(top(path));
  }
  response.setDiffsList([...new Set([...changes.keys()].map(top))].sort());
  response.setReplacesList([...replaces].sort());
  response.setDeletebeforereplace(replaces.size > 0 && deleteBeforeReplace);
  return response;
}
