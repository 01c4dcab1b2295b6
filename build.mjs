import { spawnSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { minifySync } from "rolldown/utils";
import ts from "typescript";

/**
 * Builds `dist/` from `provider/`: one file of JavaScript for each thing that a user can import, chunks for what these
 * share, and the declarations that can be reached from them. A package of a third of the files loads faster, and is what
 * fits below the 250 files that a test allows.
 *
 * The modules stay CommonJS functions inside a bundle, as the compiler wrote them: a module that is required late, such as
 * the ones that need yaml and zod, is still loaded late. The provider is in a file that stays as it is, since Pulumi keeps
 * the text of its functions in every state.
 *
 * Of zod, what is used is bundled, too: loading all of it, with the messages of 60 languages, takes longer than a read.
 */
const root = import.meta.dirname;
const compiled = path.join(root, ".build");
const built = path.join(root, "dist");
const bundledZod = "chunks/zod.js";

rmSync(compiled, { recursive: true, force: true });
compile();
const entries = findEntries();
rmSync(built, { recursive: true, force: true });
await bundle(entries);
await bundleZod();
copyDeclarations(entries);
rmSync(compiled, { recursive: true });

function compile() {
  const compiler = createRequire(import.meta.url).resolve("typescript/lib/tsc.js");
  const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(1);
}

/** What package.json exports or runs, and what the folders that Pulumi runs as they are require: `atlas/index` and so on. */
function findEntries() {
  const files = ["package.json", "component/index.js", "policy/index.js"].map((file) => path.join(root, file));
  const text = files.map((file) => (existsSync(file) ? readFileSync(file, "utf8") : "")).join("\n");
  return [...new Set([...text.matchAll(/\bdist\/([\w/-]+)\.js"/g)].map(([, entry]) => entry))];
}

async function bundle(names) {
  const bundler = await rolldown({
    input: Object.fromEntries(names.map((name) => [name, path.join(compiled, `${name}.js`)])),
    platform: "node",
    external: (id) => !id.startsWith(".") && !path.isAbsolute(id),
  });
  const { output } = await bundler.write({
    dir: built,
    format: "cjs",
    exports: "auto",
    chunkFileNames: "chunks/[name].js",
    comments: false,
    codeSplitting: { groups: [{ name: "dynamic-provider", test: /dynamic-provider\.js$/ }] },
    footer: ({ isEntry, facadeModuleId }) => (isEntry ? listExports(facadeModuleId) : ""),
  });
  await bundler.close();
  for (const { fileName, name, code } of output) {
    if (name !== "dynamic-provider")
      writeFileSync(path.join(built, fileName), withoutSpace(fileName, withZod(fileName, code)));
  }
}

/** Bundles of zod what `provider/` names, with the terms on which it is passed on. */
async function bundleZod() {
  const sources = globSync("**/*.js", { cwd: compiled }).map((file) => readFileSync(path.join(compiled, file), "utf8"));
  const users = sources.filter((source) => source.includes('require("zod/mini")'));
  const names = new Set(users.flatMap((source) => [...source.matchAll(/\bz\.(\w+)/g)].map(([, name]) => name)));
  const input = path.join(compiled, "zod.mjs");
  const zod = fileURLToPath(import.meta.resolve("zod/mini"));
  writeFileSync(input, `export { ${[...names].join(", ")} } from ${JSON.stringify(zod)};`);
  const bundler = await rolldown({ input, platform: "node" });
  const license = readFileSync(path.join(root, "node_modules/zod/LICENSE"), "utf8");
  const postBanner = `/* zod\n${license}*/`;
  await bundler.write({
    file: path.join(built, bundledZod),
    format: "cjs",
    exports: "named",
    minify: true,
    comments: false,
    postBanner,
  });
  await bundler.close();
}

/** Lets a file load the zod that is bundled, still as late as it says. */
function withZod(fileName, code) {
  const from = path.posix.relative(path.posix.dirname(fileName), bundledZod);
  return code.replaceAll('require("zod/mini")', `require("./${from}")`);
}

/** All names stay: what a user's debugger and a stack show can be found in the sources. */
function withoutSpace(fileName, code) {
  return minifySync(fileName, code, { mangle: false, compress: false, codegen: { removeWhitespace: true } }).code;
}

/** Tells Node which names a JavaScript module can import, as it does not run the file to find out. Does nothing else. */
function listExports(file) {
  const exported = readFileSync(file, "utf8").matchAll(/\bexports\.(\w+) =|\bdefineProperty\(exports, "(\w+)"/g);
  const names = new Set([...exported].map(([, assigned, defined]) => assigned ?? defined));
  names.delete("__esModule");
  return names.size > 0 ? `0 && (module.exports = { ${[...names].join(", ")} });` : "";
}

function copyDeclarations(names) {
  const reached = new Set(names.map((name) => path.join(compiled, `${name}.d.ts`)));
  const exported = new Set([...reached].flatMap((file) => readFileSync(file, "utf8").match(/\w+/g)));
  for (const file of reached) {
    const text = withoutFunctions(readFileSync(file, "utf8"), exported);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (fileName.startsWith(".")) reached.add(declarationOf(path.resolve(path.dirname(file), fileName)));
    }
    const copy = path.join(built, path.relative(compiled, file));
    mkdirSync(path.dirname(copy), { recursive: true });
    writeFileSync(copy, text);
  }
}

/** Leaves out the functions that nobody can import, as no entry exports them. */
function withoutFunctions(text, exported) {
  const { statements } = ts.createSourceFile("declarations.d.ts", text, ts.ScriptTarget.Latest);
  const kept = statements.filter((one) => !ts.isFunctionDeclaration(one) || exported.has(one.name.text));
  return `${kept
    .map((one) => text.slice(one.pos, one.end))
    .join("")
    .trim()}\n`;
}

function declarationOf(module) {
  return existsSync(`${module}.d.ts`) ? `${module}.d.ts` : path.join(module, "index.d.ts");
}
