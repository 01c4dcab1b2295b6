import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter } from "yaml";
import type { Path } from "./place";

/**
 * Finds the line of a value in a document by its path: that of its key where it has one, or of the closest thing around it
 * that is there.
 */
export function createLineFinder(document: Document, lines: LineCounter): (path: Path) => number {
  return (path) => {
    let node: unknown = document.contents;
    let start = findStart(node);
    for (const step of path) {
      const within: unknown = isAlias(node) ? node.resolve(document) : node;
      const next = isMap(within)
        ? findPair(within.items, step)
        : isSeq(within)
          ? findItem(within.items, step)
          : undefined;
      if (!next) break;
      start = findStart(next.at) ?? start;
      node = next.value;
    }
    return lines.linePos(start ?? 0).line;
  };
}

/** A part of the document, and the node at whose start it stands. */
interface Part {
  readonly at: unknown;
  readonly value: unknown;
}

function findPair(
  pairs: readonly { readonly key: unknown; readonly value: unknown }[],
  step: string | number,
): Part | undefined {
  const pair = pairs.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair && { at: pair.key, value: pair.value };
}

function findItem(items: readonly unknown[], step: string | number): Part | undefined {
  const value = typeof step === "number" ? items[step] : undefined;
  return value === undefined ? undefined : { at: value, value };
}

function findStart(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
