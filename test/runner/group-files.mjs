import path from "node:path";

/** Spec files that share nothing: each of them runs previews or compilers, beside which a process of its own is cheap. */
const alone = /^test\/(engine|package)\//;

/**
 * Groups spec files into processes: the files of a folder share one, since most of what a process does is to load the same
 * libraries again.
 *
 * @param {readonly string[]} files relative to the root
 * @returns {string[][]} in the order of the files
 */
export function groupFiles(files) {
  return [...Map.groupBy(files, (file) => (alone.test(file) ? file : path.dirname(file))).values()];
}
