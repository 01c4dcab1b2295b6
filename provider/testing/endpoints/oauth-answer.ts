import type { Answer } from "./answer";

const headers = { "Content-Type": "application/json", "Cache-Control": "no-store" };

/** An error of the authorization server, in the form of [RFC 6749](https://www.rfc-editor.org/rfc/rfc6749#section-5.2). */
export function createOAuthErrorAnswer(status: number, error: string, description: string): Answer {
  return { status, headers, body: JSON.stringify({ error, error_description: description }) };
}

/** The answer that hands a token out. */
export function createTokenAnswer(accessToken: string, lifetimeSeconds: number): Answer {
  const body = { access_token: accessToken, expires_in: Math.floor(lifetimeSeconds), token_type: "Bearer" };
  return { status: 200, headers, body: JSON.stringify(body) };
}
