import { chmod, copyFile, rename } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isExecutable, versionOf } from "./engine.mjs";
import { buildWithGo, folderOfModule, pinnedVersion } from "./go.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * The programs of a built engine, in the versions that the two `go.mod` pin. Only the command line tells its version, so the
 * others have it in their names, and a `script` starts them by the name that Pulumi knows.
 *
 * @param {string} folder where they are kept
 */
export async function pinnedParts(folder) {
  return [await commandLine(folder), await yamlHost(folder), await sdkGenerator(folder), await pythonStarter(folder)];
}

async function commandLine(folder) {
  const version = await pinnedVersion(here, "github.com/pulumi/pulumi/pkg/v3");
  const file = path.join(folder, "pulumi");
  return {
    isThere: async () => (await versionOf(file)) === version,
    make: (options) =>
      buildWithGo({
        what: `the Pulumi CLI ${version}`,
        duration: "about four minutes on two cores",
        from: here,
        command: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
        flags: `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`,
        file,
        ...options,
      }),
  };
}

async function yamlHost(folder) {
  const from = path.join(here, "yaml");
  const version = await pinnedVersion(from, "github.com/pulumi/pulumi-yaml");
  const name = `yaml-host-${version}`;
  const file = path.join(folder, name);
  return {
    script: { name: "pulumi-language-yaml", command: `exec "$here/${name}" "$@"` },
    isThere: () => isExecutable(file),
    make: (options) =>
      buildWithGo({
        what: `the Pulumi language host for YAML ${version}`,
        duration: "one to two minutes",
        from,
        command: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
        flags: "-s -w",
        file,
        ...options,
      }),
  };
}

/** Pulumi's generators of SDKs, for the stand-ins. */
async function sdkGenerator(folder) {
  const name = `generate-sdk-${await pinnedVersion(here, "github.com/pulumi/pulumi/pkg/v3")}`;
  const file = path.join(folder, name);
  return {
    script: { name: "generate-sdk", command: `exec "$here/${name}" "$@"` },
    isThere: () => isExecutable(file),
    make: (options) =>
      buildWithGo({
        what: "Pulumi's generators of SDKs",
        duration: "half a minute",
        from: here,
        command: "./generate-sdk",
        flags: "-s -w",
        file,
        ...options,
      }),
  };
}

/** What Pulumi's own host for Python starts programs with; it lies in the Go module of the SDK. */
async function pythonStarter(folder) {
  const module = "github.com/pulumi/pulumi/sdk/v3";
  const name = `python-starter-${await pinnedVersion(here, module)}`;
  const file = path.join(folder, name);
  return {
    script: { name: "pulumi-language-python-exec", command: `exec python3 -u "$here/${name}" "$@"` },
    isThere: () => isExecutable(file),
    make: async ({ env }) => {
      const unfinished = `${file}.${process.pid}`;
      const original = path.join(
        await folderOfModule(module, { from: here, env }),
        "python/cmd/pulumi-language-python-exec",
      );
      await copyFile(original, unfinished);
      await chmod(unfinished, 0o755);
      await rename(unfinished, file);
    },
  };
}
