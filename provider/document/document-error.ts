/**
 * A document of gates, or a list of expectations, that is not as it must be. The message says where, what it must be and
 * what it is.
 */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
}
