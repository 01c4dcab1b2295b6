import { type AtlasEmulator, emulatorAccessToken, emulatorServiceAccount } from "../../provider/testing";
import { invitesMedia } from "./digest-client";

export const usersMedia = "application/vnd.atlas.2025-02-19+json";
export const formerUsersMedia = "application/vnd.atlas.2023-01-01+json";

/** Asks with an access token, that of the emulator unless another one is given. */
export function askBearer(
  url: string,
  { accessToken = emulatorAccessToken.accessToken, accept = invitesMedia } = {},
): Promise<Response> {
  return fetch(url, { headers: { Authorization: `Bearer ${accessToken}`, Accept: accept } });
}

/** Asks for a token, or for whatever else the fields say, with the id and the secret as they are. */
export function post(
  emulator: AtlasEmulator,
  endpoint: "token" | "revoke",
  fields: Readonly<Record<string, string>>,
  { clientId, clientSecret }: { clientId: string; clientSecret: string } = emulatorServiceAccount,
): Promise<Response> {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  const headers = { Authorization: `Basic ${basic}` };
  return fetch(`${emulator.url}/api/oauth/${endpoint}`, { method: "POST", headers, body: new URLSearchParams(fields) });
}

/** Asks for a token with the grant that Atlas has. */
export function askToken(emulator: AtlasEmulator, account = emulatorServiceAccount): Promise<Response> {
  return post(emulator, "token", { grant_type: "client_credentials" }, account);
}

/** A new token. */
export async function mint(emulator: AtlasEmulator, account = emulatorServiceAccount): Promise<string> {
  const response = await askToken(emulator, account);
  const { access_token: token } = (await response.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`no token in the answer ${response.status}`);
  return token;
}
