import { createRequire } from "node:module";
import { startPolicyProxy } from "./policy-proxy.mjs";
import { engineAddress, programEnvironment, respondAtEnd, serveLanguage, start } from "./serve-language.mjs";

/**
 * A stand-in for `pulumi-language-nodejs`, for machines where Pulumi's own can't be had: the part of Pulumi that starts
 * programs, policy packs and component plugins in Node. It serves `preview`, `up`, `refresh` and `destroy` of TypeScript
 * and JavaScript programs, with the runtime options `typescript` and `tsconfig`, and packs and plugins, which get the
 * configuration of the stack as from Pulumi's own.
 */
const require = createRequire(import.meta.url);
const language = require("@pulumi/pulumi/proto/language_pb");

/** Starts a module of the `@pulumi/pulumi` that is installed for the folder `modules`. */
function startModule(entryPoint, args, { cwd, modules = cwd, env, stdio }) {
  const script = createRequire(`${modules}/`).resolve(entryPoint);
  return start(process.execPath, [script, ...args], { cwd, env, stdio });
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
  const child = startModule("@pulumi/pulumi/cmd/run", [...args, info.getEntryPoint(), ...request.getArgsList()], {
    cwd: info.getProgramDirectory(),
    env: { ...programEnvironment(request), ...optionVariables(info) },
    stdio: ["ignore", "inherit", "inherit"],
  });
  respondAtEnd(child, respond);
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
    follow(startModule("@pulumi/pulumi/cmd/run-plugin", [folder, ...args], options)).stdout.on("data", onOutput);
    return;
  }
  const startPack = (variables) =>
    follow(
      startModule("@pulumi/pulumi/cmd/run-policy-pack", [...args, folder], {
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

serveLanguage("nodejs", { run: runProgram, runPlugin });
