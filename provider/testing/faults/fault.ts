import type { Endpoint } from "../endpoints/route";

/** To which requests a fault happens, and when. */
export interface FaultScope {
  /**
   * The endpoint whose requests it happens to.
   *
   * @default any but `token` and `revoke`
   */
  readonly endpoint?: Endpoint;
  /**
   * The organization whose requests it happens to; not together with the endpoint `token` or `revoke`, which have none.
   *
   * @default every organization
   */
  readonly orgId?: string;
  /**
   * How many requests it happens to; `Infinity` for all until `clearFaults`.
   *
   * @default 1
   */
  readonly times?: number;
  /**
   * How many requests that fit are left alone first, those counted that another fault happens to.
   *
   * @default 0
   */
  readonly skip?: number;
  /**
   * True lets it happen to any request, the unauthenticated first one of a digest and unknown paths included.
   *
   * @default false: only to requests of an endpoint that are authenticated there
   */
  readonly beforeAuthentication?: boolean;
  /**
   * How long to wait before the answer, or before the connection is dropped, in milliseconds.
   *
   * @default 0
   */
  readonly delayMilliseconds?: number;
}

/** A fault that changes the answer. What is not given stays as it would be without the fault. */
export interface AnswerFault extends FaultScope {
  /** The status. From 400 on, and without `body`, the whole error body of Atlas is made from it. */
  readonly status?: number;
  /**
   * The error code in that body; null leaves it out.
   *
   * @default the usual one for the status, such as RATE_LIMITED_TOKEN_BUCKET for 429
   */
  readonly errorCode?: string | null;
  /**
   * The sentence in that body.
   *
   * @default what Atlas says with the error code
   */
  readonly detail?: string;
  /**
   * The parameters in that body.
   *
   * @default what Atlas sends with the error code
   */
  readonly parameters?: readonly (string | number)[] | null;
  /** Sends the header Retry-After with this number of seconds. */
  readonly retryAfterSeconds?: number;
  /** The body, sent as it is. */
  readonly body?: string;
  /**
   * The Content-Type.
   *
   * @default that of the answer without the fault; application/json from status 400 on
   */
  readonly contentType?: string;
  /** Headers to set; null takes one away. They win over everything else. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Sends all headers, this many bytes of the body, and then closes the connection. */
  readonly cutAfterBytes?: number;
  readonly drop?: never;
}

/** A fault that leaves a request without an answer. */
export interface DropFault extends FaultScope {
  /** `reset` resets the connection; `never-answer` keeps it open and silent until the emulator is closed. */
  readonly drop: "reset" | "never-answer";
}

/**
 * Something that goes wrong on purpose. With a status from 400 on, or without an answer, it happens instead of what was
 * asked for: no token is minted, revoked or taken out of a bucket.
 */
export type Fault = AnswerFault | DropFault;
