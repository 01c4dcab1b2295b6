import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/**
 * What the stand-ins for Pulumi's language hosts have in common, for machines where Pulumi's own can't be had. A language
 * host is the part of Pulumi that starts the programs of one language; these install no dependency and no plugin.
 *
 * The engine starts a host with its own address as the last argument, reads the port from the first line of standard
 * output, and shows every later line of standard output and error to the user.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/proto/pulumi/language.proto
 */
const require = createRequire(import.meta.url);
const requireOfPulumi = createRequire(require.resolve("@pulumi/pulumi"));
const grpc = requireOfPulumi("@grpc/grpc-js");
const { Empty } = requireOfPulumi("google-protobuf/google/protobuf/empty_pb.js");
const { LanguageRuntimeService } = require("@pulumi/pulumi/proto/language_grpc_pb");
const language = require("@pulumi/pulumi/proto/language_pb");
const { PluginInfo } = require("@pulumi/pulumi/proto/plugin_pb");

/** The exit code by which a program says that it has told the user everything. */
const alreadyReported = 32;

/** Where `ensure.mjs` keeps what it has built. */
const generator = fileURLToPath(new URL("../../../.pulumi-cli/generate-sdk", import.meta.url));

export const engineAddress = process.argv.at(-1);
const children = new Set();

/** Starts a process that is interrupted when the engine cancels or goes. */
export function start(command, args, options) {
  const child = spawn(command, args, options);
  children.add(child);
  child.once("close", () => children.delete(child));
  return child;
}

function interruptChildren() {
  for (const child of children) child.kill("SIGINT");
}

/** The environment of a program, with the config of its stack. */
export function programEnvironment(request) {
  return {
    ...process.env,
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
  };
}

/** Answers the engine when a program has ended. */
export function respondAtEnd(child, respond) {
  child.once("error", respond);
  child.once("close", (code, signal) => {
    const response = new language.RunResponse();
    if (code === alreadyReported) response.setBail(true);
    else if (code !== 0) response.setError(`Program exited with non-zero exit code: ${code ?? signal}`);
    respond(null, response);
  });
}

/** Generates an SDK by Pulumi's own generators. */
function generatePackage(name, { request }, respond) {
  const args = [name, request.getDirectory(), request.getLoaderTarget()];
  const child = start(generator, args, { stdio: ["pipe", "inherit", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  child.once("error", respond);
  child.once("close", (code) => {
    if (code === 0) respond(null, new language.GeneratePackageResponse());
    else respond(new Error(said));
  });
  child.stdin.end(request.getSchema());
}

/** Sends what a handler throws to the engine as its answer; gRPC itself would send "Unknown error". */
function answering(handler) {
  return async (call, respond) => {
    try {
      await handler(call, respond);
    } catch (error) {
      if (respond) respond(error);
      else call.emit("error", error);
    }
  };
}

/** Serves the programs of one language; `handlers` are `run` and whatever else its host can do. */
export function serveLanguage(name, handlers) {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(LanguageRuntimeService, {
    handshake: (_, respond) => respond(null, new language.LanguageHandshakeResponse()),
    getPluginInfo: (_, respond) => respond(null, new PluginInfo()),
    getRequiredPackages: (_, respond) => respond(null, new language.GetRequiredPackagesResponse()),
    getRequiredPlugins: (_, respond) => respond(null, new language.GetRequiredPluginsResponse()),
    installDependencies: (call) => call.end(),
    link: (_, respond) => respond(null, new language.LinkResponse()),
    generatePackage: answering((call, respond) => generatePackage(name, call, respond)),
    ...Object.fromEntries(Object.entries(handlers).map(([method, handler]) => [method, answering(handler)])),
    cancel: (_, respond) => {
      interruptChildren();
      respond(null, new Empty());
    },
  });

  // Standard input ends when the engine is gone, however it went: no program may outlive it.
  process.stdin.resume().once("end", () => {
    interruptChildren();
    process.exit(0);
  });

  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    console.log(port);
  });
}
