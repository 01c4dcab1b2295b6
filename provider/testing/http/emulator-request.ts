/** A request as plain data. Holds the credentials as sent, so it never leaves the emulator. */
export interface EmulatorRequest {
  readonly method: string;
  /** Path and query exactly as sent: what a digest signs. */
  readonly target: string;
  readonly path: string;
  /** What follows the question mark, as sent; empty without one. */
  readonly query: string;
  readonly accept: string | null;
  readonly authorization: string | null;
  readonly contentType: string | null;
}
