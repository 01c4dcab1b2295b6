import { fileURLToPath } from "node:url";
import { engineAddress, programEnvironment, respondAtEnd, serveLanguage, start } from "./serve-language.mjs";

/**
 * A stand-in for `pulumi-language-python`. It starts a program as Pulumi's own does where no virtual environment is named:
 * with the `python3` on PATH, and the same script, of which `parts.mjs` keeps a copy.
 */
const starter = fileURLToPath(new URL("../../../.pulumi-cli/pulumi-language-python-exec", import.meta.url));

function run({ request }, respond) {
  const info = request.getInfo();
  const flags = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    project: request.getProject(),
    root_directory: info.getRootDirectory(),
    stack: request.getStack(),
    pwd: info.getProgramDirectory(),
    dry_run: request.getDryrun(),
    parallel: request.getParallel(),
    organization: request.getOrganization(),
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = start(starter, [...args, info.getEntryPoint(), ...request.getArgsList()], {
    cwd: info.getProgramDirectory(),
    env: programEnvironment(request),
    stdio: ["ignore", "inherit", "inherit"],
  });
  respondAtEnd(child, respond);
}

serveLanguage("python", { run });
