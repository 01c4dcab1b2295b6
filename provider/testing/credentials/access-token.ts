import type { Principal } from "./principal";

/** A ready access token that the emulator accepts. It never expires, and no service account can revoke it. */
export interface AccessTokenFixture extends Principal {
  /** The token, as it stands behind `Bearer`. */
  readonly accessToken: string;
}

/** The access token the emulator accepts when it is given none: Organization Owner of every organization. */
export const emulatorAccessToken: AccessTokenFixture = { accessToken: "emulator-access-token" };
