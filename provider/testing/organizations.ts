import type { Invitation } from "../atlas/invitation";
import { completeInvitation, type InvitationFixture } from "./invitation-fixture";

/** An organization that the emulator knows. */
export interface OrganizationFixture {
  /** The id of the organization, 24 hexadecimal digits. */
  readonly id: string;
  /** The name of the organization. */
  readonly name: string;
  /**
   * The pending invitations, in any order: the emulator sorts them as Atlas does.
   *
   * @default []
   */
  readonly invitations?: readonly InvitationFixture[];
}

/** The organizations and what is pending in each. */
export interface Organizations {
  /** The invitations of an organization, or null when there is no such organization. */
  find(orgId: string): readonly Invitation[] | null;
  /** Replaces the invitations of an organization. Throws when there is no such organization. */
  setInvitations(orgId: string, fixtures: readonly InvitationFixture[]): void;
}

/** Holds the organizations. `now` is what `sentDaysAgo` counts from, in milliseconds since 1970. */
export function createOrganizations(fixtures: readonly OrganizationFixture[], now: number): Organizations {
  const names = new Map(fixtures.map(({ id, name }) => [id, name]));
  const invitations = new Map<string, readonly Invitation[]>();

  function setInvitations(orgId: string, invitationFixtures: readonly InvitationFixture[]): void {
    const name = names.get(orgId);
    if (name === undefined) {
      throw new TypeError(
        `The emulator has no organization ${JSON.stringify(orgId)}. It has: ${[...names.keys()].join(", ") || "none"}.`,
      );
    }
    invitations.set(
      orgId,
      invitationFixtures.map((fixture) => completeInvitation(fixture, { id: orgId, name }, now)),
    );
  }

  for (const fixture of fixtures) setInvitations(fixture.id, fixture.invitations ?? []);
  return { find: (orgId) => invitations.get(orgId) ?? null, setInvitations };
}
