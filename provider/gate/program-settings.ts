import * as pulumi from "@pulumi/pulumi";
import { parseDayToCome } from "../day-to-come";
import { plainError } from "../plain-error";

/** How the config of a stack wants its gates to judge. */
export interface ProgramSettings {
  /** The time to judge by. */
  readonly now: Date;
  /** The date that stands in the place of today, when one does. */
  readonly asOf: string | undefined;
  /** Whether a mandatory violation fails the program. */
  readonly isEnforced: boolean;
}

/**
 * Reads the config `atlas-invitations:asOf` and `atlas-invitations:enforcementLevel`.
 *
 * @throws an Error without a stack when one of them is not as it must be: a misspelt word must not weaken a gate
 */
export function readProgramSettings(): ProgramSettings {
  const config = new pulumi.Config("atlas-invitations");
  const level = config.get("enforcementLevel") ?? "mandatory";
  if (level !== "mandatory" && level !== "advisory") {
    throw plainError(
      `atlas-invitations:enforcementLevel must be "mandatory" or "advisory". Received: ${JSON.stringify(level)}`,
    );
  }
  const asOf = config.get("asOf");
  const now = new Date();
  return { now: asOf === undefined ? now : requireTime(asOf, now), asOf, isEnforced: level === "mandatory" };
}

function requireTime(asOf: string, now: Date): Date {
  const day = parseDayToCome(asOf, now);
  if (!day) {
    throw plainError(
      `atlas-invitations:asOf must be a date from today on, such as 2026-12-24. Received: ${JSON.stringify(asOf)}`,
    );
  }
  if (!pulumi.runtime.isDryRun()) {
    throw plainError(
      "atlas-invitations:asOf is set, and only a preview can judge as of another day. Remove it: " +
        "pulumi config rm atlas-invitations:asOf",
    );
  }
  return day;
}
