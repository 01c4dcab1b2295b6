const Module = require("node:module");
const path = require("node:path");

/**
 * Lets a process load TypeScript, as `tsx/cjs` does. What is in node_modules is left to Node, as it is for users: to look
 * through every file of it takes as long again as to load it.
 */
const load = Module._extensions[".js"];
require("tsx/cjs");
for (const extension of [".js", ".mjs"]) {
  const transform = Module._extensions[extension];
  Module._extensions[extension] = (module, file) =>
    (file.includes(`${path.sep}node_modules${path.sep}`) ? load : transform)(module, file);
}
