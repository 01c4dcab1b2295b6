import { EnvHttpProxyAgent, errors, request as send } from "undici";
import { AtlasError } from "../atlas-error";
import { printable } from "../printable";
import type { Budget } from "./budget";

/** A GET to the Atlas Administration API. */
export interface Request {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
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
 * Sends one request and reads its answer to the end. Redirects are not followed.
 *
 * @throws {@link AtlasError} with code `configuration` when the proxy of the environment is no URL, `timed-out` when the
 * budget ends first, `response-refused` for a body above 32 MiB, and `unavailable` for every other failure of the
 * connection, also in the middle of the body
 */
export async function exchange({ url, headers, budget }: Request): Promise<Answer> {
  const dispatcher = sharedAgent();
  try {
    const answer = await send(url, { headers, signal: budget.signal, dispatcher });
    const body = await answer.body.text();
    return { status: answer.statusCode, header: (name) => first(answer.headers[name]), body };
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
  return new AtlasError(
    "unavailable",
    `The connection to ${url.host} failed: ${printable(reasonOf(error))}. Check the network, any proxy and the base URL.`,
    { cause: error },
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  if (!(error instanceof Error)) return String(error);
  return error.message || error.name;
}
