import type { StackValidationPolicy } from "@pulumi/policy";
import { gateType } from "../gate-type";
import { readProperties } from "./registered-gate";

/** The config of the policy `stack-has-invitation-gate`. */
interface StackHasGateConfig {
  /** The ids of the organizations that need a gate; with none, any gate will do. */
  readonly organizations?: readonly string[];
}

/** Checks whether a stack has an invitation gate, or one for each of some organizations. */
export const stackHasGate: StackValidationPolicy = {
  name: "stack-has-invitation-gate",
  description: "Checks whether the stack has an invitation gate, for every organization that needs one.",
  enforcementLevel: "advisory",
  configSchema: {
    properties: {
      organizations: {
        type: "array",
        description: "The ids of the organizations that need a gate, 24 hexadecimal digits each. Left out: any gate.",
        items: { type: "string", pattern: "^[0-9a-f]{24}$" },
        minItems: 1,
      },
    },
  },
  validateStack: ({ resources, getConfig }, reportViolation) => {
    const gates = resources.filter(({ type }) => type === gateType);
    if (gates.length === 0) {
      reportViolation("This stack has no InvitationGate, so nobody looks at who is invited when it is deployed.");
      return;
    }
    const { organizations = [] } = getConfig<StackHasGateConfig>();
    const readings = gates.map(({ props }) => readProperties(props, ["orgId"]));
    const gated = new Set(readings.map((reading) => ("value" in reading ? reading.value.orgId : undefined)));
    const unknown = readings.some((reading) => "problem" in reading);
    for (const organization of organizations) {
      if (gated.has(organization)) continue;
      reportViolation(
        `This stack has no InvitationGate for organization ${organization}` +
          (unknown ? ", or one whose organization will only be known during the update." : "."),
      );
    }
  },
};
