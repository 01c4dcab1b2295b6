import type { Answer, Request } from "../transport/http";

/** Sends requests with one credential, and keeps what saves asking for the same again: a nonce, or a token. */
export interface Session {
  /** Sends a request and resolves with the final answer, which is a 401 when Atlas did not accept the credential. */
  send(request: Request): Promise<Answer>;
  /** Gives back what Atlas keeps for this session; the next request begins anew. Never rejects. */
  end?(): Promise<void>;
}

/** The same request, with a bearer token (RFC 6750, section 2.1). */
export function withBearer(request: Request, accessToken: string): Request {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${accessToken}` } };
}
