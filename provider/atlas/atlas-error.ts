/**
 * What went wrong, as something a program can act on:
 *
 * - `configuration`: the options or the credentials are incomplete or contradict each other, or Node is too old; nothing
 *   was asked.
 * - `authentication`: Atlas did not accept the credentials: wrong ones, the wrong organization and a missing role look
 *   alike.
 * - `access-list`: the caller's IP address is not on the API access list of the credentials.
 * - `token-limit`: the service account holds as many live access tokens as Atlas allows.
 * - `forbidden`: Atlas answered 403 for any other reason.
 * - `not-found`: Atlas knows no such organization, or does not show it to these credentials.
 * - `version-gone`: the endpoint is past its sunset.
 * - `rate-limited`: Atlas asked to come back later, and later is too late or was tried often enough.
 * - `unavailable`: the connection failed, or Atlas or a proxy answered 5xx, even after the retries.
 * - `untrusted`: the server has a certificate that this machine does not trust; nothing was asked.
 * - `timed-out`: there was no complete answer within `timeoutSeconds`.
 * - `response-refused`: there was an answer, but not a complete and understood one.
 */
export type AtlasErrorCode =
  | "configuration"
  | "authentication"
  | "access-list"
  | "token-limit"
  | "forbidden"
  | "not-found"
  | "version-gone"
  | "rate-limited"
  | "unavailable"
  | "untrusted"
  | "timed-out"
  | "response-refused";

/** What an {@link AtlasError} carries besides its message. */
export interface AtlasErrorDetails {
  /** The error this one was made from. */
  readonly cause?: unknown;
  /** The HTTP status, when there was an answer. */
  readonly status?: number | undefined;
  /** How long Atlas asked to wait, in seconds, when it did. */
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * The one error of the Atlas client. Its message says in one sentence what failed and in another what to do; it holds
 * no credential, no query string, and no control character.
 *
 * @example
 * try {
 *   await listInvitations("5f0000000000000000000001");
 * } catch (error) {
 *   if (!(error instanceof AtlasError) || error.code !== "unavailable") throw error;
 *   console.warn(`Atlas is away: ${error.message}`);
 * }
 */
export class AtlasError extends Error {
  override readonly name = "AtlasError";
  /** What went wrong, as something a program can act on. */
  readonly code: AtlasErrorCode;
  /** The HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** How long Atlas asked to wait, in seconds, when it did. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: AtlasErrorCode, message: string, details: AtlasErrorDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
