import { spawn } from "node:child_process";
import { createRequire } from "node:module";

/**
 * A stand-in for `pulumi-language-nodejs`, for machines where Pulumi's own can't be had: the part of Pulumi that starts
 * programs, policy packs and component plugins in Node. It serves `preview`, `up`, `refresh` and `destroy` of TypeScript
 * and JavaScript programs, with the runtime options `typescript` and `tsconfig`, and packs and plugins, which get the
 * configuration of the stack as from Pulumi's own; it installs no dependency and no plugin.
 *
 * The engine starts it with its own address as the last argument, reads the port from the first line of standard output,
 * and shows every later line of standard output and error to the user.
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

const engineAddress = process.argv.at(-1);
const children = new Set();

/** Starts a module of the `@pulumi/pulumi` that the program itself uses. */
function start(entryPoint, args, { cwd, resolveFrom = cwd, env, stdio }) {
  const script = createRequire(`${resolveFrom}/`).resolve(entryPoint);
  const child = spawn(process.execPath, [script, ...args], { cwd, env, stdio });
  children.add(child);
  child.once("close", () => children.delete(child));
  return child;
}

function interruptChildren() {
  for (const child of children) child.kill("SIGINT");
}

function optionVariables(info) {
  const { typescript = true, tsconfig } = info.getOptions()?.toJavaScript() ?? {};
  return {
    ...(typescript && { PULUMI_NODEJS_TYPESCRIPT: "true" }),
    ...(tsconfig && { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig }),
  };
}

function runProgram({ request }, respond) {
  const info = request.getInfo();
  const flags = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info.getRootDirectory(),
    stack: request.getStack(),
    pwd: info.getProgramDirectory(),
    parallel: request.getParallel(),
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  if (request.getDryrun()) args.push("--dry-run");
  const child = start("@pulumi/pulumi/cmd/run", [...args, info.getEntryPoint(), ...request.getArgsList()], {
    cwd: info.getProgramDirectory(),
    env: {
      ...process.env,
      ...optionVariables(info),
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  child.once("close", (code, signal) => {
    const response = new language.RunResponse();
    if (code === alreadyReported) response.setBail(true);
    else if (code !== 0) response.setError(`Program exited with non-zero exit code: ${code ?? signal}`);
    respond(null, response);
  });
}

/**
 * What runs a plugin of each kind, and the arguments it is given: both need the folder, at opposite ends. The engine puts
 * flags such as `-typescript=false` before its own address.
 */
const pluginRunners = {
  analyzer: (folder, args) => ["@pulumi/pulumi/cmd/run-policy-pack", [...args, folder]],
  resource: (folder, args) => [
    "@pulumi/pulumi/cmd/run-plugin",
    [folder, ...args.filter((arg) => !arg.startsWith("-"))],
  ],
};

/** A plugin prints the port it serves, which the engine reads from the answers. */
function runPlugin(call) {
  const info = call.request.getInfo();
  const runner = pluginRunners[call.request.getKind() || "resource"];
  if (!runner) throw new Error(`this language host runs no plugins of the kind ${call.request.getKind()}`);
  const folder = info.getProgramDirectory();
  const [entryPoint, args] = runner(folder, call.request.getArgsList());
  const child = start(entryPoint, args, {
    cwd: call.request.getKind() === "analyzer" ? folder : call.request.getPwd() || folder,
    resolveFrom: folder,
    env: { ...Object.fromEntries(call.request.getEnvList().map(splitVariable)), ...optionVariables(info) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.on("data", (chunk) => call.write(new language.RunPluginResponse().setStdout(chunk)));
  child.stderr.on("data", (chunk) => call.write(new language.RunPluginResponse().setStderr(chunk)));
  child.once("close", (code) => {
    call.write(new language.RunPluginResponse().setExitcode(code ?? 1));
    call.end();
  });
  call.once("cancelled", () => child.kill());
}

function splitVariable(text) {
  const end = text.indexOf("=");
  return [text.slice(0, end), text.slice(end + 1)];
}

/** Sends what a handler throws to the engine as its answer; gRPC itself would send "Unknown error". */
function answering(handler) {
  return (call, respond) => {
    try {
      handler(call, respond);
    } catch (error) {
      if (respond) respond(error);
      else call.emit("error", error);
    }
  };
}

const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
server.addService(LanguageRuntimeService, {
  handshake: (_, respond) => respond(null, new language.LanguageHandshakeResponse()),
  getPluginInfo: (_, respond) => respond(null, new PluginInfo()),
  getRequiredPackages: (_, respond) => respond(null, new language.GetRequiredPackagesResponse()),
  getRequiredPlugins: (_, respond) => respond(null, new language.GetRequiredPluginsResponse()),
  installDependencies: (call) => call.end(),
  run: answering(runProgram),
  runPlugin: answering(runPlugin),
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
