import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";

/** What went over the wire while a command looked, as the HTTP client itself tells it. */
export interface Observation {
  /** The first connection that was made, if there was one. */
  connection: ObservedConnection | null;
  /** The hosts, and ports, of all connections that were tried. */
  readonly hosts: ReadonlySet<string>;
  /** The last answer of Atlas, whatever its status. */
  response: ObservedResponse | null;
  /** Stops watching. */
  stop(): void;
}

/** Where a connection leads. */
export interface ObservedConnection {
  /** The host, and port, of what was connected to: a proxy, when it is another than Atlas's. */
  readonly host: string;
  /** Its address in the network. */
  readonly address: string | null;
  /** The version of TLS, or `null` without. */
  readonly tls: string | null;
}

/** The head of an answer. */
export interface ObservedResponse {
  readonly headers: ReadonlyMap<string, string>;
  /** When it came. */
  readonly at: Date;
}

/**
 * Watches the HTTP client of this process, which changes nothing about what it does.
 *
 * @see https://undici.nodejs.org/#/docs/api/DiagnosticsChannel.md
 */
export function observeHttp(): Observation {
  const hosts = new Set<string>();
  const onConnecting = (message: unknown) => {
    hosts.add(readHost(message));
  };
  const onConnected = (message: unknown) => {
    observation.connection ??= readConnection(message);
  };
  const onHeaders = (message: unknown) => {
    // What a proxy answers to a request for a connection says nothing of Atlas.
    if (Object(Object(message).request).method === "CONNECT") return;
    observation.response = { headers: readHeaders(message), at: new Date() };
  };
  subscribe("undici:client:beforeConnect", onConnecting);
  subscribe("undici:client:connected", onConnected);
  subscribe("undici:request:headers", onHeaders);
  const observation: Observation = {
    connection: null,
    hosts,
    response: null,
    stop() {
      unsubscribe("undici:client:beforeConnect", onConnecting);
      unsubscribe("undici:client:connected", onConnected);
      unsubscribe("undici:request:headers", onHeaders);
    },
  };
  return observation;
}

function readConnection(message: unknown): ObservedConnection {
  const { socket }: { socket?: Socket } = Object(message);
  return {
    host: readHost(message),
    address: socket?.remoteAddress ?? null,
    tls: socket instanceof TLSSocket ? socket.getProtocol() : null,
  };
}

function readHost(message: unknown): string {
  return String(Object(Object(message).connectParams).host);
}

/** The headers come as one list: a name, its value, the next name. */
function readHeaders(message: unknown): ReadonlyMap<string, string> {
  const { headers }: { headers?: unknown } = Object(Object(message).response);
  const list: readonly unknown[] = Array.isArray(headers) ? headers : [];
  const pairs = list.flatMap((value, index): [string, string][] => {
    return index % 2 === 0 ? [[String(value).toLowerCase(), String(list[index + 1])]] : [];
  });
  return new Map(pairs);
}
