import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { engineAddress, programEnvironment, respondAtEnd, serveLanguage, start } from "./serve-language.mjs";

/** A stand-in for `pulumi-language-go`: it builds a program, and starts it with what it has to know in its environment. */
function run({ request }, respond) {
  const info = request.getInfo();
  const cwd = info.getProgramDirectory();
  const folder = mkdtempSync(path.join(tmpdir(), "pulumi-go-"));
  const binary = path.join(folder, "program");
  const end = (error, response) => {
    rmSync(folder, { recursive: true, force: true });
    respond(error, response);
  };
  const build = start("go", ["build", "-trimpath", "-o", binary, "."], {
    cwd,
    stdio: ["ignore", "inherit", "inherit"],
  });
  build.once("error", end);
  build.once("close", (code) => {
    if (code !== 0) return end(new Error("The program does not compile."));
    const env = {
      ...programEnvironment(request),
      PULUMI_ORGANIZATION: request.getOrganization(),
      PULUMI_PROJECT: request.getProject(),
      PULUMI_ROOT_DIRECTORY: info.getRootDirectory(),
      PULUMI_STACK: request.getStack(),
      PULUMI_PARALLEL: String(request.getParallel()),
      PULUMI_DRY_RUN: String(request.getDryrun()),
      PULUMI_MONITOR: request.getMonitorAddress(),
      PULUMI_ENGINE: engineAddress,
    };
    const args = request.getArgsList();
    respondAtEnd(start(binary, args, { cwd, env, stdio: ["ignore", "inherit", "inherit"] }), end);
  });
}

serveLanguage("go", { run });
