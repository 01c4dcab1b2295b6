/** One expectation of a gate, as the gate registers it. */
export interface RegisteredExpectation {
  readonly id: string;
  readonly enforcementLevel: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A gate as a policy sees it. */
export interface RegisteredGate {
  /** The one address that the gate asks for, or `null` when it asks for all invitations. */
  readonly username: string | null;
  readonly expectations: readonly RegisteredExpectation[];
  readonly baseline: boolean | "adopt";
  readonly waiverCount: number;
  readonly enforcementLevel: string;
}

/** What a policy could read of a resource, or why it could not, in words. */
export type PropertyReading<Value> = { readonly value: Value } | { readonly problem: string };

/**
 * Reads what a gate has registered. What is not known in a preview, or is not registered as this version does it, is a
 * problem: a policy that guessed would pass gates that nobody looked at.
 */
export function readRegisteredGate(props: Readonly<Record<string, unknown>>): PropertyReading<RegisteredGate> {
  const reading = readProperties(props, ["username", "expectations", "baseline", "waiverCount", "enforcementLevel"]);
  if ("problem" in reading) return reading;
  const { username, expectations, baseline, waiverCount, enforcementLevel } = reading.value;
  if (
    (username === null || typeof username === "string") &&
    Array.isArray(expectations) &&
    expectations.every(isRegisteredExpectation) &&
    (typeof baseline === "boolean" || baseline === "adopt") &&
    typeof waiverCount === "number" &&
    typeof enforcementLevel === "string"
  ) {
    return { value: { username, expectations, baseline, waiverCount, enforcementLevel } };
  }
  return {
    problem:
      "This gate comes from another version of pulumi-atlas-invitations, so this policy cannot tell how strict it is. " +
      "Use the same version for the program and for the policy pack.",
  };
}

/**
 * Reads properties as plain data. A pack hands over proxies that throw as soon as something unknown is touched; let
 * through, that error would make the policy advisory.
 */
export function readProperties<Name extends string>(
  props: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): PropertyReading<Readonly<Partial<Record<Name, unknown>>>> {
  const value: Partial<Record<Name, unknown>> = {};
  for (const name of names) {
    try {
      const text: string | undefined = JSON.stringify(props[name]);
      value[name] = text === undefined ? undefined : JSON.parse(text);
    } catch {
      return { problem: `The ${name} of this gate will only be known during the update, so it cannot be judged now.` };
    }
  }
  return { value };
}

function isRegisteredExpectation(value: unknown): value is RegisteredExpectation {
  const { id, enforcementLevel, options }: { readonly [Part in keyof RegisteredExpectation]?: unknown } = Object(value);
  return (
    typeof id === "string" &&
    (enforcementLevel === "mandatory" || enforcementLevel === "advisory") &&
    typeof options === "object" &&
    options !== null
  );
}
