const { appendFileSync, readFileSync } = require("node:fs");
const { Module } = require("node:module");
const path = require("node:path");

/** Required by every process of a run: notes each `@pulumi/pulumi` that it loads, with the process's own script. */
const seen = new Set();
const load = Module._extensions[".js"];
Module._extensions[".js"] = (module, file) => {
  const [folder] = /^.*[\\/]@pulumi[\\/]pulumi(?=[\\/])/.exec(file) ?? [];
  if (folder && !seen.has(folder)) {
    seen.add(folder);
    const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    appendFileSync(process.env.LOADED_PULUMI, `${process.argv[1].replaceAll("\\", "/")} ${version}\n`);
  }
  load(module, file);
};
