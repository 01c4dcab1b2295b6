import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

function standIn(file) {
  return `exec node "$here/../test/engine/pulumi-cli/${file}" "$@"`;
}

/** What Pulumi looks for beside its command line; each follows what it starts through every `npm ci` and edit. */
const companions = {
  "pulumi-resource-pulumi-nodejs": 'exec sh "$here/../node_modules/@pulumi/pulumi/pulumi-resource-pulumi-nodejs" "$@"',
  "pulumi-language-go": standIn("go-host.mjs"),
  "pulumi-language-nodejs": standIn("language-host.mjs"),
  "pulumi-language-python": standIn("python-host.mjs"),
};

/** Writes the scripts beside a command line that was built: the stand-ins, and those that start a part by its version. */
export async function writeCompanions(folder, parts) {
  const versioned = parts.flatMap(({ script }) => (script ? [[script.name, script.command]] : []));
  const all = [...Object.entries(companions), ...versioned];
  await Promise.all(all.map(([name, command]) => writeCompanion(path.join(folder, name), command)));
}

/** Another process may run it meanwhile, so it is there as a whole or not at all. */
async function writeCompanion(file, command) {
  const text = `#!/bin/sh\nhere=$(dirname "$0")\n${command}\n`;
  if ((await readFile(file, "utf8").catch(() => "")) === text) return;
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, text, { mode: 0o755 });
  await rename(unfinished, file);
}
