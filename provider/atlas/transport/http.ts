import { EnvHttpProxyAgent, errors, Pool, request as send } from "undici";
import { AtlasError } from "../atlas-error";
import { printable } from "../printable";
import { withoutSecrets } from "../secrets";
import type { Budget } from "./budget";
import { inTurn } from "./hosts";

/** A request to Atlas. */
export interface Request {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The fields of a form. */
  readonly form?: Readonly<Record<string, string>>;
  readonly budget: Budget;
}

/** A whole answer, whatever its status. */
export interface Answer {
  readonly status: number;
  /** One header's value, by its lower-case name. */
  header(name: string): string | undefined;
  readonly body: string;
}

const largestBody = 32 * 1024 * 1024;

/** A request on which nothing comes for so long, in milliseconds, is given up and tried again. */
const longestSilence = 30_000;

let agent: EnvHttpProxyAgent | undefined;

/** The one agent of this process. Plain http goes to this machine alone, never through a proxy. */
function sharedAgent(): EnvHttpProxyAgent {
  try {
    agent ??= new EnvHttpProxyAgent({
      httpProxy: "",
      maxResponseSize: largestBody,
      headersTimeout: longestSilence,
      bodyTimeout: longestSilence,
      // A proxy that does not answer would keep the process alive for minutes.
      clientFactory: (origin, options) => new Pool(origin, { ...options, headersTimeout: longestSilence }),
    });
    return agent;
  } catch {
    // Neither the value nor the cause is shown: both can hold a password.
    throw new AtlasError(
      "configuration",
      "HTTPS_PROXY (or https_proxy) is no URL of a proxy. It has to be like http://proxy.example:3128.",
    );
  }
}

/**
 * Sends one request, in its turn, and reads its answer to the end. Redirects are not followed.
 *
 * @throws {@link AtlasError} with code `configuration` when the proxy of the environment is no URL, `timed-out` when the
 * budget ends first, `rate-limited` when the host is paused for longer than that, `untrusted` for a certificate that
 * this machine does not trust, `response-refused` for a body above 32 MiB, and `unavailable` for every other failure of
 * the connection, also in the middle of the body
 */
export function exchange(request: Request): Promise<Answer> {
  return inTurn(request.url.host, request.budget, () => exchangeNow(request));
}

async function exchangeNow({ method, url, headers, form, budget }: Request): Promise<Answer> {
  const dispatcher = sharedAgent();
  const formType = form && { "content-type": "application/x-www-form-urlencoded" };
  try {
    const answer = await send(url, {
      method,
      headers: { ...formType, ...headers },
      body: form ? new URLSearchParams(form).toString() : null,
      signal: budget.signal,
      dispatcher,
    });
    const body = await answer.body.text();
    return { status: answer.statusCode, header: (name) => joined(answer.headers[name]), body };
  } catch (error) {
    if (budget.signal.aborted) return budget.expired;
    throw connectionError(error, url);
  }
}

/** A header that came several times, as one (RFC 9110, section 5.3). */
function joined(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.join(", ");
}

function connectionError(error: unknown, url: URL): AtlasError {
  const cause = causeOf(error);
  if (error instanceof errors.ResponseExceededMaxSizeError) {
    return new AtlasError("response-refused", `The answer of ${url.host} is larger than 32 MiB.`, { cause });
  }
  if (/CERT|LEAF_SIGNATURE|HOSTNAME_MISMATCH/.test(codeOf(error))) {
    return new AtlasError(
      "untrusted",
      `This machine does not trust the certificate of ${url.host}: ${printable(reasonOf(error))}. Where a proxy of your ` +
        "own opens TLS connections, set NODE_EXTRA_CA_CERTS to a file with its certificate authority.",
      { cause },
    );
  }
  if (/Proxy response \(407\)/.test(reasonOf(error))) {
    return new AtlasError("response-refused", "A proxy asks for credentials (407). Check HTTPS_PROXY.", { cause });
  }
  return new AtlasError(
    "unavailable",
    `The connection to ${url.host} failed: ${printable(reasonOf(error))}. Check the network, any proxy and the base URL.`,
    { cause },
  );
}

/** What an error says, without what it carries: that can be a piece of an answer, and so a token. */
function causeOf(error: unknown): Error {
  const cause = new Error(withoutSecrets(reasonOf(error)));
  return Object.assign(cause, { name: error instanceof Error ? error.name : "Error", code: codeOf(error) });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  if (!(error instanceof Error)) return String(error);
  return error.message || error.name;
}
