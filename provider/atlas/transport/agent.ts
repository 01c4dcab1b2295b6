import type { EnvHttpProxyAgent as Agent } from "undici";
import { AtlasError } from "../atlas-error";
import { createProxyPool, type PendingTunnels } from "./proxy";
import { EnvHttpProxyAgent } from "./undici";

/** The largest body, in bytes. A list of 500 users, the most an organization can have, is far below it. */
export const largestBody = 4 * 1024 * 1024;

/** A request on which nothing comes for so long, in milliseconds, is given up and tried again. */
const longestSilence = 30_000;

/** Certificates are always checked, whatever `NODE_TLS_REJECT_UNAUTHORIZED` says: a credential goes through here. */
const tls = { rejectUnauthorized: true };

/**
 * Makes the agent of a client, with the proxies of the environment. Plain http goes to this machine alone, never through
 * a proxy.
 *
 * @throws {@link AtlasError} with code `configuration` when the proxy of the environment is not a URL
 */
export function createAgent(tunnels: PendingTunnels): Agent {
  try {
    return new EnvHttpProxyAgent({
      httpProxy: "",
      maxResponseSize: largestBody,
      headersTimeout: longestSilence,
      bodyTimeout: longestSilence,
      connect: tls,
      requestTls: tls,
      proxyTls: tls,
      // A proxy that does not answer would keep the process alive for minutes.
      clientFactory: (origin, options) =>
        createProxyPool(origin, { ...options, headersTimeout: longestSilence }, tunnels),
    });
  } catch {
    // Neither the value nor the cause is shown: both can hold a password.
    throw new AtlasError(
      "configuration",
      "HTTPS_PROXY (or https_proxy) is not the URL of a proxy. Set it to one like http://proxy.example:3128.",
    );
  }
}
