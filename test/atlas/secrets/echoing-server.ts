import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What an echoing server answers with. */
export interface Echo {
  /** Which request is answered so: one for a list, or one for a token. */
  readonly at: "list" | "token";
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A server that repeats what it should not. */
export interface EchoingServer {
  readonly url: string;
  /** The nonce of its challenges. */
  nonce: string;
  /** The token that it mints. */
  token: string;
  /** Makes the answer from the Authorization header of the request that it answers. */
  echo: (authorization: string) => Echo;
  close(): void;
}

/** Starts a server that takes every credential and answers as it is told. */
export async function startEchoingServer(): Promise<EchoingServer> {
  const server = createServer((request, response) => answer(request, response, echoing));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const echoing: EchoingServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    nonce: "",
    token: "",
    echo: () => ({ at: "list", status: 500, reason: "", headers: {}, body: "" }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return echoing;
}

function answer(request: IncomingMessage, response: ServerResponse, { nonce, token, echo }: EchoingServer): void {
  request.resume();
  const { authorization } = request.headers;
  const isToken = request.url?.startsWith("/api/oauth/") ?? false;
  if (authorization === undefined) {
    const challenge = `Digest realm="MMS Public API", nonce="${nonce}", algorithm=MD5, qop="auth"`;
    response.writeHead(401, { "WWW-Authenticate": challenge }).end();
    return;
  }
  const { at, status, reason, headers, body } = echo(authorization);
  if (isToken === (at === "token")) response.writeHead(status, reason, headers).end(body);
  else response.end(JSON.stringify({ access_token: token, expires_in: 3600, token_type: "Bearer" }));
}
