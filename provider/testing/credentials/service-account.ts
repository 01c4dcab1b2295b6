import type { Principal } from "./principal";

/** A service account that the emulator mints access tokens for. */
export interface ServiceAccountFixture extends Principal {
  /** The client id, the user name of the basic authentication. */
  readonly clientId: string;
  /** The client secret, the password of the basic authentication. */
  readonly clientSecret: string;
}

/** The service account the emulator knows when it is given none: Organization Owner of every organization. */
export const emulatorServiceAccount: ServiceAccountFixture = {
  clientId: "mdb_sa_id_000000000000000000000000",
  clientSecret: "mdb_sa_sk_emulator0000000000000000000000000000",
};
