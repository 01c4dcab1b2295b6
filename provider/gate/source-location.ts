import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceLocation } from "../report/gate-verdict";

/** A frame of a stack, with the file as a path or a URL. */
const frame = /(?:\(|\bat |\basync )((?:file:\/\/)?\/[^()]+|[A-Za-z]:\\[^()]+):(\d+):\d+\)?$/;

/**
 * Finds the line of the program that makes a gate: the first that is neither of this package nor of another one.
 *
 * @param stack the stack of an error made in a constructor of this package
 * @param ownFolder the folder of the compiled package
 */
export function findSourceLocation(stack: string, ownFolder: string): SourceLocation | null {
  for (const text of stack.split("\n").slice(1)) {
    const [, given = "", line = ""] = frame.exec(text) ?? [];
    if (given === "") continue;
    const file = given.startsWith("file:") ? fileURLToPath(given) : given;
    if (file.startsWith(ownFolder + path.sep) || file.includes(`${path.sep}node_modules${path.sep}`)) continue;
    return { file: makeRelative(file), line: Number(line) };
  }
  return null;
}

/** The path as a code host shows it: from the root of the repository, else of the program. */
function makeRelative(file: string): string {
  const root = findRepository(path.dirname(file)) ?? process.cwd();
  return path.relative(root, file).split(path.sep).join("/");
}

function findRepository(folder: string): string | undefined {
  if (existsSync(path.join(folder, ".git"))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : findRepository(parent);
}
