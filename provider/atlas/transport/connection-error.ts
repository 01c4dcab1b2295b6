import { AtlasError } from "../atlas-error";
import type { Secrets } from "../secrets/secrets";
import { largestBody } from "./agent";
import { ProxyError } from "./proxy";
import { errors } from "./undici";

/** Makes the error for a request that got no whole response from this host. */
export function connectionError(error: unknown, host: string, secrets: Secrets): AtlasError {
  const reason = secrets.show(describeReason(error));
  const cause = bareError(error, reason);
  if (error instanceof ProxyError) return proxyError(error, secrets);
  if (error instanceof errors.ResponseExceededMaxSizeError) {
    const megabytes = largestBody / 1024 / 1024;
    return new AtlasError(
      "response-refused",
      `The answer of ${host} is larger than ${megabytes} MiB, and no list of Atlas is. Check the base URL, and whether ` +
        "a proxy answers in place of Atlas.",
      { cause },
    );
  }
  if (isUntrusted(error)) {
    return new AtlasError(
      "untrusted",
      `This machine does not trust the certificate of ${host}: ${reason}. Where a proxy of your own opens TLS ` +
        "connections, set NODE_EXTRA_CA_CERTS to a file with its certificate authority.",
      { cause },
    );
  }
  return new AtlasError(
    "unavailable",
    `The connection to ${host} failed: ${reason}. Check the network, any proxy and the base URL.`,
    { cause },
  );
}

/** Makes the error for a proxy that did not answer in time. */
export function proxyTimeoutError(proxy: string, seconds: number): AtlasError {
  return new AtlasError(
    "timed-out",
    `The proxy ${proxy} did not answer within ${seconds} s, so Atlas was not contacted. Check HTTPS_PROXY and NO_PROXY.`,
  );
}

function proxyError({ proxy, status, cause: inner }: ProxyError, secrets: Secrets): AtlasError {
  if (status === 407) {
    return new AtlasError(
      "response-refused",
      `The proxy ${proxy} asks for credentials (407), so Atlas was not contacted. Put user and password into HTTPS_PROXY.`,
    );
  }
  if (status !== undefined) {
    return new AtlasError(
      status >= 500 ? "unavailable" : "response-refused",
      `The proxy ${proxy} opened no connection to Atlas (${status}), so Atlas was not contacted. Check HTTPS_PROXY and ` +
        "what the proxy permits.",
    );
  }
  const reason = secrets.show(describeReason(inner));
  const cause = bareError(inner, reason);
  if (isUntrusted(inner)) {
    return new AtlasError(
      "untrusted",
      `This machine does not trust the certificate of the proxy ${proxy}: ${reason}. Atlas was not contacted. Set ` +
        "NODE_EXTRA_CA_CERTS to a file with its certificate authority.",
      { cause },
    );
  }
  return new AtlasError(
    "unavailable",
    `The connection to the proxy ${proxy} failed: ${reason}. Atlas was not contacted. Check HTTPS_PROXY and NO_PROXY.`,
    { cause },
  );
}

/** Whether a host of this name does not exist, as far as this machine knows. */
export function isUnknownHost(error: AtlasError): boolean {
  return error.cause instanceof Error && getCode(error.cause) === "ENOTFOUND";
}

function isUntrusted(error: unknown): boolean {
  return /CERT|LEAF_SIGNATURE|HOSTNAME_MISMATCH/.test(getCode(error));
}

/** What an error says, without what it carries: that can be a piece of an answer, and so a token. */
function bareError(error: unknown, reason: string): Error {
  const name = error instanceof Error ? error.name : "Error";
  return Object.assign(new Error(reason), { name, code: getCode(error) });
}

function getCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function describeReason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describeReason).join("; ");
  if (!(error instanceof Error)) return "no reason given";
  return error.message || error.name;
}
