import { type Expectation, type ExpectationOptions, enforcementLevelOf } from "./expectation";

/** How old an invitation may be. */
export interface MaxAgeOptions extends ExpectationOptions {
  /** The most days since it was sent, above 0 and at most 30, after which Atlas lets every invitation expire. */
  readonly days: number;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Checks whether no invitation is older than some days. An open invitation is a way into the organization through
 * somebody's mailbox; one that was not accepted for weeks is most likely forgotten.
 *
 * @throws RangeError when `days` is not above 0 and at most 30
 */
export function maxAge({ days, enforcementLevel }: MaxAgeOptions): Expectation {
  if (!(days > 0 && days <= 30)) {
    throw new RangeError(
      `maxAge needs days above 0 and at most 30, since no invitation lives longer. Received: ${JSON.stringify(days)}`,
    );
  }
  return {
    id: "max-age",
    description: `Checks whether no invitation is older than ${days} days.`,
    enforcementLevel: enforcementLevelOf({ enforcementLevel }),
    options: { days },
    check: (invitations, { now }) =>
      invitations
        .map((invitation) => ({ invitation, age: now.getTime() - Date.parse(invitation.createdAt) }))
        .filter(({ age }) => !(age >= -day && age <= days * day))
        .map(({ invitation, age }) => ({
          invitation,
          message:
            age < -day ? "max-age cannot judge it, this machine's clock is slow" : `max-age permits ${days} days`,
        })),
  };
}
