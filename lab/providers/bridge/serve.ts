import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { errorStatus } from "./errors";
import { handlers, type Provider } from "./handlers";
import type { Handler } from "./plugin";

/** How often it is looked whether the engine is still there. */
const engineCheckMs = 2000;

/** Serves a provider of typed resources to the engine; see {@link serveHandlers}. */
export function serve(provider: Provider): void {
  serveHandlers(handlers(provider), provider.cancel);
}

/**
 * Serves a plugin to the engine: prints the port, as plugins do, and answers until the engine ends it.
 *
 * @param answers - the answers to the engine's calls, by the name of the call
 * @param cancel - ends what only waits
 *
 * The SDK has a server for providers written in TypeScript, but it tells the engine neither which
 * properties change (`replaceOnChanges` needs that) nor what a preview knows.
 */
export function serveHandlers(answers: Record<string, Handler>, cancel?: () => void): void {
  const calls = new Calls();
  const server = new grpc.Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });
  const methods = Object.entries(answers).map(([name, handler]) => [name, calls.unary(handler)]);
  server.addService(
    ResourceProviderService,
    Object.fromEntries(methods) as grpc.UntypedServiceImplementation,
  );
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    console.log(String(port));
  });
  const end = () => {
    cancel?.();
    void calls.ended().then(() => process.exit(0));
  };
  // The engine interrupts, and kills 5 s later: time for what is half made to be remembered.
  process.on("SIGINT", end).on("SIGTERM", end);
  // An engine that was killed can't say goodbye.
  const engine = process.ppid;
  setInterval(() => {
    if (process.ppid !== engine) end();
  }, engineCheckMs).unref();
}

/** The calls that are not answered yet. */
class Calls {
  private readonly open = new Set<Promise<unknown>>();

  unary(handler: Handler): grpc.handleUnaryCall<unknown, unknown> {
    return (call, callback) => {
      const answer = Promise.resolve(call.request as never).then(handler);
      const answered = answer.then(
        (response) => {
          callback(null, response);
        },
        (error: unknown) => {
          callback(errorStatus(error as Error));
        },
      );
      this.open.add(answered);
      void answered.finally(() => this.open.delete(answered));
    };
  }

  async ended(): Promise<void> {
    await Promise.allSettled(this.open);
    // Let the last answers out.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
