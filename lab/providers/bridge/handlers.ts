import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { check, hasOwnName } from "./check";
import { diffResponse } from "./diff-response";
import { plan, planNew } from "./plan";
import { pluginHandlers, type Handler, type Plugin } from "./plugin";
import { importedInputs, refreshedInputs } from "./read-inputs";
import { InitializationError, type ResourceType } from "./resource";
import { defaultsKey, fromStruct, toStruct, withoutUnknown, type Properties } from "./values";

/** A provider: its resources by their type's token. */
export interface Provider extends Plugin {
  resources: Readonly<Record<string, ResourceType>>;
}

/** The answers to the engine's calls, by the name of the call. */
export function handlers(provider: Provider): Record<string, Handler> {
  const typeOf = (request: { getUrn: () => string }) => resourceType(provider, request.getUrn());
  return {
    ...pluginHandlers(provider),
    check: (request: proto.CheckRequest) => checkInputs(typeOf(request), request),
    diff: async (request: proto.DiffRequest) => {
      const { fields, deleteBeforeReplace, validate } = typeOf(request);
      const prior = fromStruct(request.getOlds());
      const inputs = withIgnored(request, prior);
      const { changes, planned } = plan(fields, prior, inputs);
      await validate?.(request.getId(), planned);
      return diffResponse(changes, deleteBeforeReplace ?? hasOwnName(fields, inputs));
    },
    create: (request: proto.CreateRequest) => create(typeOf(request), request),
    read: (request: proto.ReadRequest) => read(typeOf(request), request),
    update: (request: proto.UpdateRequest) => update(typeOf(request), request),
    delete: async (request: proto.DeleteRequest) => {
      await typeOf(request).delete(request.getId(), fromStruct(request.getProperties()));
      return new Empty();
    },
  };
}

/** The inputs; what the program's `ignoreChanges` names stays as it is. */
function withIgnored(
  request: proto.DiffRequest | proto.UpdateRequest,
  prior: Properties,
): Properties {
  const ignored = request.getIgnorechangesList().map((name) => [name, prior[name]] as const);
  return { ...fromStruct(request.getNews()), ...Object.fromEntries(ignored) };
}

function resourceType({ resources }: Provider, urn: string): ResourceType {
  const token = urn.split("::")[2]?.split("$").pop() ?? "";
  const type = resources[token];
  if (!type) throw new Error(`the lab's stand-in for this provider doesn't know ${token}`);
  return type;
}

function checkInputs({ fields }: ResourceType, request: proto.CheckRequest): proto.CheckResponse {
  const { inputs, failures } = check(fields, {
    name: request.getUrn().split("::").slice(3).join("::"),
    prior: request.hasOlds() ? fromStruct(request.getOlds()) : undefined,
    inputs: fromStruct(request.getNews()),
    seed: request.getRandomseed_asU8(),
  });
  const response = new proto.CheckResponse();
  response.setInputs(toStruct(inputs));
  for (const { property, reason } of failures) {
    const failure = new proto.CheckFailure();
    failure.setProperty(property);
    failure.setReason(reason);
    response.addFailures(failure);
  }
  return response;
}

async function create(
  type: ResourceType,
  request: proto.CreateRequest,
): Promise<proto.CreateResponse> {
  const inputs = { ...fromStruct(request.getProperties()), [defaultsKey]: undefined };
  const response = new proto.CreateResponse();
  if (request.getPreview()) {
    const planned = planNew(type.fields, inputs);
    await type.validate?.(undefined, planned);
    response.setProperties(toStruct(planned));
    return response;
  }
  const { id, properties } = await type.create(inputs);
  response.setId(id);
  response.setProperties(toStruct(properties));
  return response;
}

async function read(type: ResourceType, request: proto.ReadRequest): Promise<proto.ReadResponse> {
  // What the official provider notes for itself would no longer fit the properties.
  const properties = Object.entries(fromStruct(request.getProperties()));
  const prior = Object.fromEntries(properties.filter(([name]) => !name.startsWith("__")));
  const state = await type.read(request.getId(), prior);
  const response = new proto.ReadResponse();
  // No id means that it is gone.
  if (!state) return response;
  response.setId(state.id);
  response.setProperties(toStruct(state.properties));
  // Without properties it is an import.
  const inputs =
    Object.keys(prior).length > 0
      ? refreshedInputs(fromStruct(request.getInputs()), state.properties)
      : importedInputs(type.fields, state.properties);
  response.setInputs(toStruct(inputs));
  return response;
}

async function update(
  type: ResourceType,
  request: proto.UpdateRequest,
): Promise<proto.UpdateResponse> {
  const id = request.getId();
  const prior = fromStruct(request.getOlds());
  const { planned } = plan(type.fields, prior, withIgnored(request, prior));
  const response = new proto.UpdateResponse();
  if (request.getPreview()) {
    response.setProperties(toStruct(planned));
    return response;
  }
  const properties = withoutUnknown(planned);
  try {
    await type.update(id, prior, properties);
  } catch (error) {
    // The official provider remembers the wanted values even so.
    throw new InitializationError({ id, properties }, (error as Error).message);
  }
  const found = type.readAfterUpdate && (await type.read(id, properties));
  response.setProperties(toStruct(found ? found.properties : properties));
  return response;
}
