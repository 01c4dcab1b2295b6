/** A command that was called with what it cannot take. The message says what to give instead. */
export class MisuseError extends Error {
  override readonly name = "MisuseError";
}
