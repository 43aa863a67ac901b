import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { InitializationError } from "./resource";
import { toStruct } from "./values";

/** An error as the engine reads it: with the state, where the resource is there nevertheless. */
export function errorStatus(error: Error): grpc.ServiceError {
  const { message } = error;
  const code = grpc.status.UNKNOWN;
  const metadata = new grpc.Metadata();
  if (error instanceof InitializationError) {
    const details = new Any();
    details.pack(initFailed(error).serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new Status();
    status.setCode(code);
    status.setMessage(message);
    status.addDetails(details);
    metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  }
  return Object.assign(new Error(message), { code, details: message, metadata });
}

function initFailed({ state, reasons }: InitializationError): ErrorResourceInitFailed {
  const detail = new ErrorResourceInitFailed();
  detail.setId(state.id);
  detail.setProperties(toStruct(state.properties));
  if (state.inputs) detail.setInputs(toStruct(state.inputs));
  detail.setReasonsList([...reasons]);
  return detail;
}
