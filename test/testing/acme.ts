import { type AtlasEmulator, type AtlasEmulatorOptions, startAtlasEmulator } from "../../provider/testing";

export const acme = "5f0000000000000000000001";
export const globex = "5f0000000000000000000002";
export const nobody = "5f00000000000000000000ff";

/** Starts an emulator with two organizations, Acme with three invitations and Globex with none. */
export function startAcme(options: Partial<AtlasEmulatorOptions> = {}): Promise<AtlasEmulator> {
  return startAtlasEmulator({
    organizations: [
      {
        id: acme,
        name: "Acme Inc",
        invitations: [
          { username: "zoe@acme.example", createdAt: "2026-03-02T10:00:00Z" },
          { username: "ann+test@contractor.example", createdAt: "2026-03-01T09:30:00Z", roles: ["ORG_OWNER"] },
          { username: "bob@acme.example", createdAt: "2026-03-03T11:00:00Z" },
        ],
      },
      { id: globex, name: "Globex" },
    ],
    ...options,
  });
}

export function invitesOf(emulator: AtlasEmulator, orgId: string = acme, query = ""): string {
  return `${emulator.url}/api/atlas/v2/orgs/${orgId}/invites${query}`;
}

export function usersOf(emulator: AtlasEmulator, orgId: string = acme, query = ""): string {
  return `${emulator.url}/api/atlas/v2/orgs/${orgId}/users${query}`;
}

/** The usernames in an answer, in the order sent. */
export async function usernamesIn(response: Response): Promise<readonly string[]> {
  const items = (await response.json()) as readonly { readonly username: string }[];
  return items.map(({ username }) => username);
}
