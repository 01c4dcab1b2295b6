/** What a violation does to a preview: `mandatory` fails it, `advisory` warns. Pulumi's own words for policies. */
export type EnforcementLevel = "advisory" | "mandatory";

/** What every expectation can be told. */
export interface ExpectationOptions {
  /**
   * What a violation does to a preview.
   *
   * @default "mandatory"
   */
  readonly enforcementLevel?: EnforcementLevel;
}

/**
 * The enforcement level that was asked for, or `mandatory`.
 *
 * @example
 * requireEnforcementLevel({}); // "mandatory"
 * @throws TypeError for any other word, since a misspelled "mandatory" must not weaken a gate
 */
export function requireEnforcementLevel(options: {
  readonly enforcementLevel?: EnforcementLevel | undefined;
}): EnforcementLevel {
  const level = options.enforcementLevel ?? "mandatory";
  if (level === "mandatory" || level === "advisory") return level;
  throw new TypeError(`enforcementLevel must be "mandatory" or "advisory". Received: ${JSON.stringify(level)}`);
}
