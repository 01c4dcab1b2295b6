import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { startPolicyProxy } from "./policy-proxy.mjs";

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

/** Starts a module of the `@pulumi/pulumi` that is installed for the folder `modules`. */
function start(entryPoint, args, { cwd, modules = cwd, env, stdio }) {
  const script = createRequire(`${modules}/`).resolve(entryPoint);
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
 * Runs a component plugin, which gets the folder before the arguments, or a policy pack, which gets it after them and has
 * to be told the config of the stack. Either serves a port that the engine reads from the first answer.
 */
async function runPlugin(call) {
  const info = call.request.getInfo();
  const folder = info.getProgramDirectory();
  const args = call.request.getArgsList();
  const env = { ...Object.fromEntries(call.request.getEnvList().map(splitVariable)), ...optionVariables(info) };
  const stdio = ["ignore", "pipe", "pipe"];
  const onOutput = (chunk) => call.write(new language.RunPluginResponse().setStdout(chunk));
  const follow = (child) => {
    child.stderr.on("data", (chunk) => call.write(new language.RunPluginResponse().setStderr(chunk)));
    child.once("close", (code) => {
      call.write(new language.RunPluginResponse().setExitcode(code ?? 1));
      call.end();
    });
    // Pulumi's own language host leaves a plugin no time either.
    call.once("cancelled", () => child.kill("SIGKILL"));
    return child;
  };
  if (call.request.getKind() !== "analyzer") {
    const options = { cwd: call.request.getPwd(), modules: folder, env, stdio };
    follow(start("@pulumi/pulumi/cmd/run-plugin", [folder, ...args], options)).stdout.on("data", onOutput);
    return;
  }
  const startPack = (variables) =>
    follow(
      start("@pulumi/pulumi/cmd/run-policy-pack", [...args, folder], {
        cwd: folder,
        env: { ...env, ...variables },
        stdio,
      }),
    );
  const proxy = await startPolicyProxy(startPack, onOutput);
  call.once("cancelled", proxy.close);
  onOutput(Buffer.from(`${proxy.port}\n`));
}

function splitVariable(text) {
  const end = text.indexOf("=");
  return [text.slice(0, end), text.slice(end + 1)];
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
