import type { EnvHttpProxyAgent } from "undici";
import { AtlasError } from "../atlas-error";
import type { Secrets } from "../secrets/secrets";
import { createAgent } from "./agent";
import type { Budget } from "./budget";
import { connectionError, proxyTimeoutError } from "./connection-error";
import type { Hosts } from "./hosts";
import { createPendingTunnels } from "./proxy";

/** A request to Atlas. */
export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The fields of a form. */
  readonly form?: Readonly<Record<string, string>>;
  readonly budget: Budget;
}

/** A whole response, whatever its status. Its texts are as sent: only what went through `show` may reach a reader. */
export interface HttpResponse {
  readonly status: number;
  /** One header's value, by its lower-case name. */
  header(name: string): string | undefined;
  readonly body: string;
  /** Makes a text of the response safe to show. */
  show(text: string): string;
  /** Whether a text of the response repeats a whole secret, in whatever form. */
  repeatsSecret(text: string): boolean;
  /** Whether one of these texts repeats as much as 8 characters of a credential or token. */
  repeatsPiece(texts: Iterable<string>): boolean;
}

/** Sends the requests of a client. */
export interface Http {
  /**
   * Sends one request, in its turn, and reads its response to the end. Redirects are not followed.
   *
   * @throws {@link AtlasError} with code `configuration` when the proxy of the environment is not a URL, `timed-out` when the
   * budget ends first, `rate-limited` when the host is paused for longer than that, `untrusted` for a certificate that
   * this machine does not trust, `response-refused` for a body above 4 MiB, and `unavailable` for every other failure of
   * the connection, even in the middle of the body
   */
  exchange(request: HttpRequest): Promise<HttpResponse>;
  /** Like `exchange`, but at once: before those that wait for their turn, and even while the host is paused. */
  exchangeAtOnce(request: HttpRequest): Promise<HttpResponse>;
  /** Makes the error for a read from this host that took too long. */
  timeoutError(host: string, seconds: number): AtlasError;
  /** Closes the connections. A later request opens others. */
  close(): Promise<void>;
}

/** Opens no connection yet. */
export function createHttp(hosts: Hosts, secrets: Secrets): Http {
  const tunnels = createPendingTunnels();
  let agent: EnvHttpProxyAgent | undefined;

  async function exchangeAtOnce({ method, url, headers, form, budget }: HttpRequest): Promise<HttpResponse> {
    agent ??= createAgent(tunnels);
    const formType = form && { "content-type": "application/x-www-form-urlencoded" };
    try {
      const response = await agent.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method,
        headers: { ...formType, ...headers },
        body: form ? new URLSearchParams(form).toString() : null,
        signal: budget.signal,
      });
      const body = await response.body.text();
      return {
        status: response.statusCode,
        header: (name) => joinValues(response.headers[name]),
        body,
        show: secrets.show,
        repeatsSecret: secrets.areIn,
        repeatsPiece: secrets.arePartlyIn,
      };
    } catch (error) {
      if (budget.signal.aborted) return budget.expired;
      throw connectionError(error, url.host, secrets);
    }
  }

  return {
    exchange: (request) => hosts.inTurn(request.url.host, request.budget, () => exchangeAtOnce(request)),
    exchangeAtOnce,
    timeoutError(host, seconds) {
      const proxy = tunnels.proxy();
      return proxy === undefined ? timeoutError(host, seconds) : proxyTimeoutError(proxy, seconds);
    },
    async close() {
      const open = agent;
      agent = undefined;
      await open?.close();
    },
  };
}

/** A header that came several times, as one (RFC 9110, section 5.3). */
function joinValues(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.join(", ");
}

function timeoutError(host: string, seconds: number): AtlasError {
  return new AtlasError(
    "timed-out",
    `${host} gave no complete answer within ${seconds} s. Check the network and any proxy between here and Atlas, or ` +
      "raise timeoutSeconds.",
  );
}
