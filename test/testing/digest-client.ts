import { createHash } from "node:crypto";
import { emulatorApiKey } from "../../provider/testing";

export const invitesMedia = "application/vnd.atlas.2023-01-01+json";

/** A digest to be signed. Whatever is not given is as a well-behaved client has it. */
export interface Signature {
  readonly nonce: string;
  readonly count?: number;
  /** What is signed. */
  readonly uri?: string;
  /** What the header says is signed. */
  readonly claimedUri?: string;
  readonly publicKey?: string;
  readonly privateKey?: string;
  readonly accept?: string | null;
}

/** Asks without credentials and answers the nonce of the challenge. */
export async function freshNonce(url: string): Promise<string> {
  const response = await fetch(url, { headers: { Accept: invitesMedia } });
  await response.arrayBuffer();
  return nonceOf(response);
}

/** The nonce in the challenge of an answer. */
export function nonceOf(response: Response): string {
  const nonce = /nonce="([^"]+)"/.exec(response.headers.get("WWW-Authenticate") ?? "")?.[1];
  if (nonce === undefined) throw new Error(`no challenge in the answer ${response.status}`);
  return nonce;
}

/** Sends one request with a digest computed here, so that the server's own arithmetic is not trusted. */
export function askSigned(url: string, signature: Signature): Promise<Response> {
  const { accept = invitesMedia } = signature;
  const headers = { Authorization: sign(url, signature), ...(accept === null ? {} : { Accept: accept }) };
  return fetch(url, { headers, redirect: "manual" });
}

/** Meets the challenge, then asks: what any client does for its first request. */
export async function ask(url: string, signature: Omit<Signature, "nonce"> = {}): Promise<Response> {
  return askSigned(url, { ...signature, nonce: await freshNonce(url) });
}

function sign(url: string, signature: Signature): string {
  const { pathname, search } = new URL(url);
  const { nonce, count = 1, uri = pathname + search, claimedUri = uri } = signature;
  const { publicKey, privateKey } = { ...emulatorApiKey, ...signature };
  const nonceCount = count.toString(16).padStart(8, "0");
  const clientNonce = "0a4f113b";
  const user = md5(`${publicKey}:MMS Public API:${privateKey}`);
  const response = md5(`${user}:${nonce}:${nonceCount}:${clientNonce}:auth:${md5(`GET:${uri}`)}`);
  return (
    `Digest username="${publicKey}", realm="MMS Public API", nonce="${nonce}", uri="${claimedUri}", ` +
    `cnonce="${clientNonce}", nc=${nonceCount}, qop=auth, response="${response}", algorithm=MD5`
  );
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
