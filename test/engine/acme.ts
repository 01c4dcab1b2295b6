import { type AtlasEmulator, emulatorApiKey, type InvitationFixture, startAtlasEmulator } from "../../provider/testing";
import { createStack, type Stack, type StackOptions } from "./stack";

/** An organization, and two that go wrong in the tests of several. */
export const organizations = {
  acme: "5f0000000000000000000001",
  beta: "5f0000000000000000000002",
  gamma: "5f0000000000000000000003",
};

export const acmeId = organizations.acme;

/** The gate of a program that names it after the first organization, as Pulumi names its line. */
export const acmeGate = "atlas-invitations:index:InvitationGate (acme)";

/** Nothing is wrong with this one. */
export const fresh: InvitationFixture = {
  id: "65000000000000000000000a",
  username: "ann@acme.com",
  sentDaysAgo: 2,
  inviterUsername: "bob@acme.com",
};

/** Nor with this one, who is invited later. */
export const carol: InvitationFixture = { ...fresh, id: "65000000000000000000000c", username: "carol@acme.com" };

/** What a gate that expects at most 14 days says of {@link fresh}. */
export const freshNext = "upcoming in 11 days: ann@acme.com exceeds max-age";

/** This one nobody accepted for weeks. */
export const stale: InvitationFixture = {
  id: "65000000000000000000000b",
  username: "dan@contractor.example",
  sentDaysAgo: 20,
  inviterUsername: "bob@acme.com",
  roles: ["ORG_OWNER"],
};

/** Who {@link stale} is, as a user reads it. */
export const staleWho = "dan@contractor.example (ORG_OWNER, sent 20 days ago by bob@acme.com)";

/** What to do about {@link stale}, as a user reads it. */
export const staleRemedy = [
  "  withdraw it:",
  `  atlas organizations invitations delete 65000000000000000000000b --orgId ${acmeId}`,
];

/** What a user reads of {@link stale} when it is older than 14 days. */
export const staleLines = ["error: 1 violation in 1 invitation", staleWho, "  max-age permits 14 days", ...staleRemedy];

/** The URN of what the gate of a program has approved. */
export function baselineUrn(project: string): string {
  return `urn:pulumi:test::${project}::atlas-invitations:index:InvitationGate$pulumi:index:Stash::acme-baseline`;
}

/** Starts the emulator with these invitations in the first organization and none in the others. */
export function startAcme(...invitations: InvitationFixture[]): Promise<AtlasEmulator> {
  return startAtlasEmulator({
    organizations: Object.entries(organizations).map(([name, id]) => ({
      id,
      name,
      invitations: id === acmeId ? invitations : [],
    })),
  });
}

/** Creates a stack of a program that reads the first organization from the emulator, with the emulator's key. */
export function createAcmeStack(
  atlas: AtlasEmulator,
  program: string,
  options: Partial<StackOptions> = {},
): Promise<Stack> {
  return createStack({
    program,
    ...options,
    config: {
      orgId: acmeId,
      "mongodbatlas:baseUrl": atlas.url,
      "mongodbatlas:publicKey": emulatorApiKey.publicKey,
      ...options.config,
    },
    secrets: { "mongodbatlas:privateKey": emulatorApiKey.privateKey, ...options.secrets },
  });
}

/** A date so many days from today on, such as 2026-12-24. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
