/** A file of waivers that cannot be read, or is not as it must be. The message says where, and what it must be. */
export class WaiverFileError extends Error {
  override readonly name = "WaiverFileError";
}
