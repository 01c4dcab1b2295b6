import * as pulumi from "@pulumi/pulumi";
import { maskAddresses } from "../atlas/masking";
import type { Expectation } from "../expectations/expectation";

/** What a gate was given. */
export interface GivenToGate {
  readonly orgId: pulumi.Input<string>;
  /** The one address that is asked for, or nothing for all. */
  readonly username: pulumi.Input<string | null> | undefined;
  readonly usernames: pulumi.Input<string | null> | undefined;
  readonly expectations: readonly Expectation[] | pulumi.Output<readonly Expectation[]>;
  readonly baseline: boolean | "adopt";
  readonly waiverCount: pulumi.Input<number>;
  /** Whether a mandatory violation fails the program, or the stack's config has made all of them advisory. */
  readonly isEnforced: boolean;
  /** Whether what names people is a secret of Pulumi. */
  readonly isSecret: boolean;
}

/** What a gate registers as its inputs: all that a policy needs to tell how strict it is. */
export function createRegisteredInputs(given: GivenToGate): pulumi.Inputs {
  const { orgId, username = null, usernames, expectations, baseline, waiverCount, isEnforced, isSecret } = given;
  const conceal = <Value>(value: pulumi.Input<Value>) => (isSecret ? pulumi.secret(value) : value);
  const plain = pulumi.output(expectations).apply((all) =>
    all.map(({ id, description, explanation, enforcementLevel, options }) => {
      return { id, description, explanation, enforcementLevel, options };
    }),
  );
  const shown = pulumi
    .output(usernames)
    .apply((how) => plain.apply((all) => (how === "masked" ? maskAddresses(all) : all)));
  return {
    orgId,
    username: conceal(username),
    expectations: conceal(shown),
    baseline,
    waiverCount,
    enforcementLevel: isEnforced ? "mandatory" : "advisory",
  };
}
