import * as pulumi from "@pulumi/pulumi";
import { gateType } from "../gate-type";
import { plainError } from "../plain-error";
import { giveTokensBack } from "../stack-client";
import { constructGate } from "./construct-gate";

export { giveTokensBack };

const cancellation = createCancellation();

/**
 * Makes a component of this package.
 *
 * @throws when this package has no component of that type, when the gate fails, and when the engine cancels meanwhile
 */
export function construct(
  name: string,
  type: string,
  inputs: pulumi.Inputs,
  options: pulumi.ComponentResourceOptions,
): Promise<pulumi.provider.ConstructResult> {
  if (type === gateType) return cancellation.race(() => constructGate(name, inputs, options));
  return Promise.reject(new pulumi.RunError(`This package has no component ${type}.`));
}

/** Lets go of every gate that is being made, and makes no other. */
export function cancel(): void {
  cancellation.cancel();
}

/** Pulumi waits for what a component has begun, so a gate that still reads has to let go when the user presses Ctrl-C. */
function createCancellation() {
  const controller = new AbortController();
  const cancelled = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () =>
      reject(plainError("This gate was not evaluated, as the run was cancelled.")),
    );
  });
  // Most runs are never cancelled, and one that is may have no gate at work.
  cancelled.catch(() => undefined);
  return {
    cancel: () => controller.abort(),
    race: <Result>(start: () => Promise<Result>): Promise<Result> =>
      controller.signal.aborted ? cancelled : Promise.race([start(), cancelled]),
  };
}
