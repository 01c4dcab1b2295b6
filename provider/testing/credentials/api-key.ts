import type { Principal } from "./principal";

/** An API key that the emulator accepts. */
export interface ApiKeyFixture extends Principal {
  /** The public key, the user name of the digest. */
  readonly publicKey: string;
  /** The private key, the password of the digest. */
  readonly privateKey: string;
}

/** The key the emulator accepts when it is given none: Organization Owner of every organization. */
export const emulatorApiKey: ApiKeyFixture = {
  publicKey: "emulator",
  privateKey: "00000000-0000-4000-8000-000000000000",
};
