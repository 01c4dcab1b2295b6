import { formatPath } from "../atlas/printable-path";

/** The way to a value in a document, such as `["organizations", "acme", "expectations", 0]`. */
export type Path = readonly (string | number)[];

/** Something wrong in a document, and where. */
export class PlaceError extends Error {
  override readonly name = "PlaceError";
  readonly path: Path;

  /** @param path the way to what is wrong, or to its key when that is what is wrong */
  constructor(path: Path, message: string) {
    super(message);
    this.path = path;
  }
}

/** A place as people write it: `organizations.acme.expectations[0]`, or `the document` for all of it. */
export function formatPlace(path: Path): string {
  return formatPath(path).replace(/^\./, "") || "the document";
}
