import { createHash } from "node:crypto";
import type { GroupRoleAssignment, Invitation, InvitationStatus } from "../../atlas/invitation";
import { formatTimestamp, readDate } from "./timestamp";

/** An invitation that the emulator serves. Only `username` is required. */
export interface InvitationFixture {
  /** The e-mail address that was invited. */
  readonly username: string;
  /**
   * The invitation's id, 24 hexadecimal digits.
   *
   * @default derived from `username` and the time it was sent, so the same invitation always has the same id
   */
  readonly id?: string;
  /**
   * Who invited: an e-mail address, or a public key or client id.
   *
   * @default "owner@example.com"
   */
  readonly inviterUsername?: string;
  /**
   * When it was sent: an ISO 8601 text or a Date. Fractions of a second are cut off.
   *
   * @default what `sentDaysAgo` says
   */
  readonly createdAt?: Date | string;
  /**
   * How many days before the start of the emulator it was sent; fractions are fine. Instead of `createdAt`. Counted from
   * the start, so that a fixture given again to `setInvitations` is still the same invitation.
   *
   * @default 2
   */
  readonly sentDaysAgo?: number;
  /**
   * When it expires. The emulator serves an invitation whether it has expired or not.
   *
   * @default 30 days after it was sent
   */
  readonly expiresAt?: Date | string;
  /**
   * The organization roles it grants.
   *
   * @default ["ORG_MEMBER"]
   */
  readonly roles?: readonly string[];
  /**
   * The project roles it grants, one row per role.
   *
   * @default []
   */
  readonly groupRoleAssignments?: readonly GroupRoleAssignment[];
  /**
   * The ids of the teams it joins.
   *
   * @default []
   */
  readonly teamIds?: readonly string[];
  /**
   * Where it stands, whatever its dates say. `/invites` lists what is PENDING only; `/users` lists every status that it
   * is asked for, and has no date of expiry for INVITATION_REJECTED.
   *
   * @default "PENDING"
   */
  readonly status?: InvitationStatus;
}

const day = 24 * 60 * 60 * 1000;

/** Completes a fixture. `now` is what `sentDaysAgo` counts from, in milliseconds since 1970. */
export function completeInvitation(
  fixture: InvitationFixture,
  organization: { readonly id: string; readonly name: string },
  now: number,
): Invitation {
  const { username, status = "PENDING" } = fixture;
  const sent = calculateSentAt(fixture, now);
  const createdAt = formatTimestamp(sent);
  const expires =
    fixture.expiresAt === undefined ? sent + 30 * day : readDate(fixture.expiresAt, `expiresAt of ${username}`);
  return {
    id: fixture.id ?? createHash("sha256").update(`${username} ${createdAt}`).digest("hex").slice(0, 24),
    orgId: organization.id,
    orgName: organization.name,
    username,
    inviterUsername: fixture.inviterUsername ?? "owner@example.com",
    createdAt,
    expiresAt: status === "INVITATION_REJECTED" ? null : formatTimestamp(expires),
    status,
    roles: fixture.roles ?? ["ORG_MEMBER"],
    groupRoleAssignments: fixture.groupRoleAssignments ?? [],
    teamIds: fixture.teamIds ?? [],
  };
}

function calculateSentAt({ username, createdAt, sentDaysAgo }: InvitationFixture, now: number): number {
  if (createdAt === undefined) return now - (sentDaysAgo ?? 2) * day;
  if (sentDaysAgo === undefined) return readDate(createdAt, `createdAt of ${username}`);
  throw new TypeError(`The invitation of ${username} has both createdAt and sentDaysAgo. Give one of them.`);
}
