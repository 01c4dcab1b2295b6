import type { Dispatcher, Pool as ProxyPool } from "undici";
import { Pool } from "./undici";

/** A proxy that did not open a connection. */
export class ProxyError extends Error {
  override readonly name = "ProxyError";
  /** Host and port of the proxy, without user and password. */
  readonly proxy: string;
  /** The status it answered, when it did. */
  readonly status: number | undefined;

  constructor(proxy: string, details: { readonly cause?: unknown; readonly status?: number }) {
    super(`The proxy ${proxy} did not open a connection.`, { cause: details.cause });
    this.proxy = proxy;
    this.status = details.status;
  }
}

/** The connections that proxies were asked for and have not opened yet. */
export interface PendingTunnels {
  /** Host and port of a proxy that is being waited for, when there is one. */
  proxy(): string | undefined;
  /** Waits for a proxy to open a connection. */
  open(proxy: string, opening: Promise<Dispatcher.ConnectData>): Promise<Dispatcher.ConnectData>;
}

/** Starts with no proxy waited for. */
export function createPendingTunnels(): PendingTunnels {
  const pending = new Map<symbol, string>();
  return {
    proxy: () => pending.values().next().value,
    async open(proxy, opening) {
      const key = Symbol(proxy);
      pending.set(key, proxy);
      const tunnel = await opening
        .catch((cause: unknown) => {
          throw new ProxyError(proxy, { cause });
        })
        .finally(() => pending.delete(key));
      if (tunnel.statusCode === 200) return tunnel;
      tunnel.socket.on("error", () => undefined).destroy();
      throw new ProxyError(proxy, { status: tunnel.statusCode });
    },
  };
}

/** Connections to a proxy, whose failures are told apart from those of the host behind it. */
export function createProxyPool(origin: URL, options: ProxyPool.Options, tunnels: PendingTunnels): ProxyPool {
  const pool = new Pool(origin, options);
  const connect = pool.connect.bind(pool);
  return Object.assign(pool, {
    connect(request: Dispatcher.ConnectOptions) {
      const opening = new Promise<Dispatcher.ConnectData>((resolve, reject) => {
        connect(request, (error, tunnel) => (error ? reject(error) : resolve(tunnel)));
      });
      return tunnels.open(origin.host, opening);
    },
  });
}
