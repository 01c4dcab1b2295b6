/** An API key that the emulator accepts. */
export interface ApiKeyFixture {
  /** The public key, the user name of the digest. */
  readonly publicKey: string;
  /** The private key, the password of the digest. */
  readonly privateKey: string;
  /**
   * The roles of the key by organization id, such as `{ "5f0000000000000000000001": ["ORG_READ_ONLY"] }`.
   *
   * @default ORG_OWNER in every organization
   */
  readonly orgRoles?: Readonly<Record<string, readonly string[]>>;
}

/** The key the emulator accepts when it is given none: Organization Owner of every organization. */
export const emulatorApiKey: ApiKeyFixture = {
  publicKey: "emulator",
  privateKey: "00000000-0000-4000-8000-000000000000",
};

/** Tells whether the key is an Organization Owner, which `/invites` asks for. */
export function ownsOrganization(apiKey: ApiKeyFixture, orgId: string): boolean {
  if (!apiKey.orgRoles) return true;
  return apiKey.orgRoles[orgId]?.includes("ORG_OWNER") ?? false;
}
