import { STATUS_CODES } from "node:http";

/** A parameter of an Atlas error. */
export type ErrorParameter = string | number;

/** The body of an error, as Atlas writes it. */
export interface ErrorBody {
  readonly detail: string;
  readonly error: number;
  readonly errorCode?: string | null;
  readonly parameters: readonly ErrorParameter[] | null;
  readonly reason: string;
}

/** What is known of an error; the rest is filled in as Atlas would. */
export interface ErrorDetails {
  /** Null leaves it out, as Atlas does when it could not authenticate a request. */
  readonly errorCode?: string | null | undefined;
  readonly detail?: string | undefined;
  readonly parameters?: readonly ErrorParameter[] | null | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

interface KnownError {
  readonly parameters: (path: string, retryAfterSeconds: number) => readonly ErrorParameter[];
  readonly detail: (parameters: readonly ErrorParameter[]) => string;
}

const knownErrors: Readonly<Record<string, KnownError>> = {
  VALIDATION_ERROR: { parameters: () => [], detail: () => "Validation error." },
  INVITATIONS_RATE_LIMITED_IP: {
    parameters: () => [],
    detail: () => "Too many invitation requests from this IP address. Try again later.",
  },
  USER_UNAUTHORIZED: {
    parameters: () => [],
    detail: () => "Current user is not authorized to perform this action.",
  },
  IP_ADDRESS_NOT_ON_ACCESS_LIST: {
    parameters: () => ["192.0.2.1"],
    detail: ([address]) => `IP address ${address} is not allowed to access this resource.`,
  },
  ORG_REQUIRES_ACCESS_LIST: {
    parameters: () => [],
    detail: () => "This organization requires access through an access list of IP addresses.",
  },
  RESOURCE_NOT_FOUND: {
    parameters: (path) => [path],
    detail: ([path]) => `Cannot find resource ${path}.`,
  },
  INVALID_VERSION_DATE: { parameters: () => [], detail: () => "Invalid accept header or version date." },
  VERSION_GONE: {
    parameters: (path) => ["2023-01-01", path.replace(/^\//, "")],
    detail: ([version, path]) => `Version ${version} of ${path} is no longer available.`,
  },
  RATE_LIMITED_TOKEN_BUCKET: {
    parameters: (path, retryAfterSeconds) => [path, retryAfterSeconds, 500, 250, 60],
    detail: ([path, retryAfterSeconds]) =>
      `Rate limit exceeded for resource ${path}. Retry after ${retryAfterSeconds} seconds.`,
  },
  RATE_LIMITED: {
    parameters: (path) => [path, 50, 1],
    detail: ([path, requests, minutes]) =>
      `Resource ${path} is limited to ${requests} requests every ${minutes} minutes.`,
  },
  UNEXPECTED_ERROR: { parameters: () => [], detail: () => "Unexpected error." },
  SERVICE_UNAVAILABLE: { parameters: () => [], detail: () => "The service is temporarily unavailable." },
};

const usualErrorCodes: Readonly<Record<number, string>> = {
  400: "VALIDATION_ERROR",
  401: "USER_UNAUTHORIZED",
  403: "IP_ADDRESS_NOT_ON_ACCESS_LIST",
  404: "RESOURCE_NOT_FOUND",
  406: "INVALID_VERSION_DATE",
  410: "VERSION_GONE",
  429: "RATE_LIMITED_TOKEN_BUCKET",
  500: "UNEXPECTED_ERROR",
  502: "SERVICE_UNAVAILABLE",
  503: "SERVICE_UNAVAILABLE",
  504: "SERVICE_UNAVAILABLE",
};

/** Writes the whole body of an error from its status and whatever else is given. */
export function createErrorBody(status: number, path: string, details: ErrorDetails = {}): ErrorBody {
  const errorCode = details.errorCode === undefined ? usualErrorCodes[status] : (details.errorCode ?? undefined);
  const known = errorCode === undefined ? undefined : knownErrors[errorCode];
  const reason = STATUS_CODES[status] ?? "Unknown";
  const parameters =
    details.parameters === undefined
      ? (known?.parameters(path, details.retryAfterSeconds ?? 0) ?? [])
      : details.parameters;
  return {
    detail: details.detail ?? known?.detail(parameters ?? []) ?? `${reason}.`,
    error: status,
    ...(errorCode === undefined ? {} : { errorCode }),
    parameters,
    reason,
  };
}
