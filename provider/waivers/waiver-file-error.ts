/**
 * A file of waivers that cannot be read, or is not as it must be. The message says where, and what it must be.
 *
 * @example
 * throw new WaiverFileError("waivers.yaml:3: waivers[0].owner must be who answers for it. Received: nothing");
 */
export class WaiverFileError extends Error {
  override readonly name = "WaiverFileError";
}
