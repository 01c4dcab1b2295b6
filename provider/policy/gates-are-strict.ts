import type { PolicyConfigSchema, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { expectationsFrom } from "../document/expectation-entries";
import type { ExpectationEntry } from "../document/gates-document";
import { describeError } from "../error-message";
import { formatCount } from "../expectations/count";
import type { Expectation } from "../expectations/expectation";
import { gateType } from "../gate-type";
import { type RegisteredGate, readProperties, readRegisteredGate } from "./registered-gate";
import { describeStrictness, isAtLeastAsStrict } from "./strictness";

/** The config of the policy `invitation-gates-are-strict`. */
interface StrictConfig {
  /** What every gate has to expect, at least as strictly. */
  readonly expectations?: readonly ExpectationEntry[];
  /** How many waivers a gate may have; any number when it is left out. */
  readonly maxWaivers?: number;
  /** Whether a gate may tolerate what was wrong when its baseline was taken. */
  readonly allowAdopted?: boolean;
}

const configSchema: PolicyConfigSchema = {
  properties: {
    expectations: {
      type: "array",
      description: "What every gate has to expect, at least as strictly: entries such as { maxAge: { days: 14 } }.",
      items: { type: "object", minProperties: 1, maxProperties: 1 },
    },
    maxWaivers: { type: "integer", minimum: 0, description: "How many waivers a gate may have." },
    allowAdopted: {
      type: "boolean",
      description: "Whether a gate may tolerate what was wrong when its baseline was taken.",
    },
  },
};

/**
 * Checks whether every gate of a stack is strict enough. It looks at what gates register before anything is read, and, once
 * all is read, at what their baselines tolerate: one that was adopted once does so although the program no longer says it.
 */
export const gatesAreStrict: ResourceValidationPolicy & StackValidationPolicy = {
  name: "invitation-gates-are-strict",
  description: "Checks whether every invitation gate expects what it has to, for all invitations, and can fail.",
  enforcementLevel: "advisory",
  configSchema,
  validateResource: ({ type, props, getConfig }, reportViolation) => {
    if (type !== gateType) return;
    for (const message of listShortcomings(props, getConfig<StrictConfig>())) reportViolation(message);
  },
  validateStack: ({ resources, getConfig }, reportViolation) => {
    if (getConfig<StrictConfig>().allowAdopted === true) return;
    for (const { type, props, urn } of resources) {
      if (type !== gateType) continue;
      const message = describeTolerated(props);
      if (message !== undefined) reportViolation(message, urn);
    }
  },
};

function listShortcomings(props: Readonly<Record<string, unknown>>, config: StrictConfig): readonly string[] {
  let required: readonly Expectation[];
  try {
    required = expectationsFrom(config.expectations ?? []);
  } catch (error) {
    return [`The config of this policy is wrong: ${describeError(error)}`];
  }
  const reading = readRegisteredGate(props);
  if ("problem" in reading) return [reading.problem];
  const { value: gate } = reading;
  const { maxWaivers, allowAdopted = false } = config;
  return [
    ...(gate.enforcementLevel === "mandatory"
      ? []
      : ["This gate fails nothing: atlas-invitations:enforcementLevel is advisory in the config of the stack."]),
    ...(gate.username === null ? [] : ["This gate looks at the invitations of one address alone. Remove username."]),
    ...(gate.baseline === "adopt" && !allowAdopted
      ? ['This gate adopts what is wrong today. Remove baseline: "adopt".']
      : []),
    ...(maxWaivers !== undefined && gate.waiverCount > maxWaivers
      ? [`This gate has ${formatCount(gate.waiverCount, "waiver")}, and ${maxWaivers} are allowed.`]
      : []),
    ...required.flatMap((expectation) => describeMissing(gate, expectation)),
  ];
}

/** Says what a gate lacks of one expectation, and what it has instead. */
function describeMissing(
  { expectations }: RegisteredGate,
  { id, enforcementLevel, options }: Expectation,
): readonly string[] {
  const ofKind = expectations.filter((own) => own.id === id);
  const enforced = ofKind.filter((own) => enforcementLevel === "advisory" || own.enforcementLevel === "mandatory");
  const given = enforced.map((own) => own.options);
  if (isAtLeastAsStrict(id, options, given)) return [];
  const instead = ofKind.map((own) => `${describeStrictness(id, own.options)} (${own.enforcementLevel})`);
  return [
    `This gate has to expect ${describeStrictness(id, options)} (${enforcementLevel}). ` +
      (instead.length > 0 ? `It expects ${instead.join("; ")}.` : `It expects nothing of the kind.`),
  ];
}

/** What a baseline tolerates, as the verdict of the gate tells. */
function describeTolerated(props: Readonly<Record<string, unknown>>): string | undefined {
  const reading = readProperties(props, ["verdict"]);
  if ("problem" in reading) return reading.problem;
  const { toleratedCount }: { readonly toleratedCount?: unknown } = Object(reading.value.verdict);
  if (toleratedCount === 0) return undefined;
  if (typeof toleratedCount !== "number") return "This gate does not say what its baseline tolerates.";
  return (
    `This gate tolerates ${formatCount(toleratedCount, "violation")} that its baseline adopted. ` +
    "Withdraw the invitations, then approve a baseline without them."
  );
}
