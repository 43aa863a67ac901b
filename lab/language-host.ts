// Stands in for `pulumi-language-nodejs`: the engine starts it to run a project's Node program.
import { spawn } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import {
  GetRequiredPackagesResponse,
  LanguageHandshakeRequest,
  LanguageHandshakeResponse,
  RunRequest,
  RunResponse,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** The program has shown its error already (pulumi: sdk/nodejs/cmd/run/index.ts). */
const errorWasShown = 32;

let engineAddress = process.argv.slice(2).find((argument) => !argument.startsWith("-")) ?? "";

/** Runs a program as the real host does (pulumi: sdk/nodejs/cmd/pulumi-language-nodejs/main.go). */
async function run(request: RunRequest): Promise<RunResponse> {
  const info = request.getInfo();
  const directory = info?.getProgramDirectory() ?? request.getPwd();
  const runner = require.resolve("@pulumi/pulumi/cmd/run", { paths: [directory] });
  const flags: Record<string, string> = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info?.getRootDirectory() ?? directory,
    stack: request.getStack(),
    pwd: request.getPwd(),
    parallel: String(request.getParallel()),
  };
  const child = spawn(
    process.execPath,
    [
      ...nodeArguments(request),
      runner,
      ...Object.entries(flags).flatMap(([name, value]) => (value ? [`--${name}`, value] : [])),
      ...(request.getDryrun() ? ["--dry-run"] : []),
      info?.getEntryPoint() ?? request.getProgram(),
    ],
    { cwd: directory, stdio: "inherit", env: { ...process.env, ...environmentOf(request) } },
  );
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  const response = new RunResponse();
  if (code === errorWasShown) response.setBail(true);
  else if (code !== 0) response.setError(`the program ended with exit code ${code}`);
  return response;
}

/** `runtime.options` of Pulumi.yaml. */
function optionsOf(request: RunRequest) {
  return request.getInfo()?.getOptions()?.toJavaScript() ?? {};
}

function nodeArguments(request: RunRequest): string[] {
  const { nodeargs } = optionsOf(request);
  return typeof nodeargs === "string" ? nodeargs.split(/\s+/) : [];
}

function environmentOf(request: RunRequest): Record<string, string> {
  const config = Object.fromEntries(request.getConfigMap().toObject());
  const { tsconfig, typescript = true } = optionsOf(request);
  return {
    PULUMI_CONFIG: JSON.stringify(config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    ...(typescript !== false && { PULUMI_NODEJS_TYPESCRIPT: "true" }),
    ...(typeof tsconfig === "string" && { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig }),
  };
}

function unary<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve(answer(call.request)).then(
      (response) => {
        callback(null, response);
      },
      (error: unknown) => {
        callback({ code: grpc.status.UNKNOWN, details: String(error) });
      },
    );
  };
}

const server = new grpc.Server();
server.addService(LanguageRuntimeService, {
  handshake: unary((request: LanguageHandshakeRequest) => {
    engineAddress = request.getEngineAddress();
    return new LanguageHandshakeResponse();
  }),
  getPluginInfo: unary(() => {
    const info = new PluginInfo();
    info.setVersion("1.0.0");
    return info;
  }),
  // The engine asks for plugins when a resource first needs them.
  getRequiredPackages: unary(() => new GetRequiredPackagesResponse()),
  run: unary(run),
  cancel: unary(() => new Empty()),
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(String(port));
});

// An engine that was killed can't say goodbye; its program ends once nobody answers it.
const engine = process.ppid;
setInterval(() => {
  if (process.ppid !== engine) process.exit(1);
}, 2000);
