import type { HttpRequest, HttpResponse } from "../transport/http";

/** Sends requests with one credential, and keeps what saves asking for the same again: a nonce, or a token. */
export interface Session {
  /** Sends a request and resolves with the final response, which is a 401 when Atlas did not accept the credential. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Gives back what Atlas keeps for this session; the next request starts over. Never rejects. */
  end?(): Promise<void>;
}

/** The same request, with a bearer token (RFC 6750, section 2.1). */
export function withBearer(request: HttpRequest, accessToken: string): HttpRequest {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${accessToken}` } };
}
