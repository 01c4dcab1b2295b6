import { EnvHttpProxyAgent, errors, request as send } from "undici";
import { AtlasError } from "../atlas-error";
import { printable } from "../printable";
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

let agent: EnvHttpProxyAgent | undefined;

/** The one agent of this process. Plain http goes to this machine alone, never through a proxy. */
function sharedAgent(): EnvHttpProxyAgent {
  try {
    agent ??= new EnvHttpProxyAgent({ httpProxy: "", maxResponseSize: largestBody });
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
  const body = form ? { body: new URLSearchParams(form).toString() } : {};
  const formType = form ? { "content-type": "application/x-www-form-urlencoded" } : {};
  try {
    const answer = await send(url, {
      method,
      headers: { ...formType, ...headers },
      ...body,
      signal: budget.signal,
      dispatcher,
    });
    const text = await answer.body.text();
    return { status: answer.statusCode, header: (name) => first(answer.headers[name]), body: text };
  } catch (error) {
    if (budget.signal.aborted) return budget.expired;
    throw connectionError(error, url);
  }
}

function first(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}

function connectionError(error: unknown, url: URL): AtlasError {
  if (error instanceof errors.ResponseExceededMaxSizeError) {
    return new AtlasError("response-refused", `The answer of ${url.host} is larger than 32 MiB.`, { cause: error });
  }
  if (/CERT|LEAF_SIGNATURE|HOSTNAME_MISMATCH/.test(codeOf(error))) {
    return new AtlasError(
      "untrusted",
      `This machine does not trust the certificate of ${url.host}: ${printable(reasonOf(error))}. Where a proxy of your ` +
        "own opens TLS connections, set NODE_EXTRA_CA_CERTS to a file with its certificate authority.",
      { cause: error },
    );
  }
  return new AtlasError(
    "unavailable",
    `The connection to ${url.host} failed: ${printable(reasonOf(error))}. Check the network, any proxy and the base URL.`,
    { cause: error },
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  if (!(error instanceof Error)) return String(error);
  return error.message || error.name;
}
