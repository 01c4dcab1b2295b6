import type { Invitation } from "../../atlas/invitation";
import type { ActiveUserFixture } from "./active-user";
import { completeInvitation, type InvitationFixture } from "./invitation-fixture";

/** An organization that the emulator knows. */
export interface OrganizationFixture {
  /** The id of the organization, 24 hexadecimal digits. */
  readonly id: string;
  /** The name of the organization. */
  readonly name: string;
  /**
   * The invitations, in any order: the emulator sorts them as Atlas does.
   *
   * @default []
   */
  readonly invitations?: readonly InvitationFixture[];
  /**
   * The users who are members already, in any order. Only `/users` lists them.
   *
   * @default []
   */
  readonly activeUsers?: readonly ActiveUserFixture[];
}

/** An organization as it is now. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly invitations: readonly Invitation[];
  readonly activeUsers: readonly ActiveUserFixture[];
}

/** The organizations, and who is invited to each. */
export interface Organizations {
  /** An organization, or null when there is none with the id. */
  find(orgId: string): Organization | null;
  /** Replaces the invitations of an organization. Throws when there is no such organization. */
  setInvitations(orgId: string, fixtures: readonly InvitationFixture[]): void;
}

/** Holds the organizations. `now` is what `sentDaysAgo` counts from, in milliseconds since 1970. */
export function createOrganizations(fixtures: readonly OrganizationFixture[], now: number): Organizations {
  const organizations = new Map<string, Organization>();

  function replaceInvitations(organization: Organization, invitations: readonly InvitationFixture[]): void {
    const completed = invitations.map((fixture) => completeInvitation(fixture, organization, now));
    organizations.set(organization.id, { ...organization, invitations: completed });
  }

  function setInvitations(orgId: string, invitations: readonly InvitationFixture[]): void {
    const organization = organizations.get(orgId);
    if (!organization) {
      throw new TypeError(
        `The emulator has no organization ${JSON.stringify(orgId)}. It has: ${[...organizations.keys()].join(", ") || "none"}.`,
      );
    }
    replaceInvitations(organization, invitations);
  }

  for (const { id, name, invitations = [], activeUsers = [] } of fixtures) {
    replaceInvitations({ id, name, activeUsers, invitations: [] }, invitations);
  }
  return { find: (orgId) => organizations.get(orgId) ?? null, setInvitations };
}
