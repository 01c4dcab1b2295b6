import type * as pulumi from "@pulumi/pulumi";
import { plainError } from "../plain-error";

/** Whether an output is known, which in a preview it need not be. Pulumi keeps this promise and leaves it out of its types. */
export function isKnown(output: pulumi.Output<unknown>): Promise<boolean> {
  if ("isKnown" in output && output.isKnown instanceof Promise) return output.isKnown;
  throw plainError("This version of @pulumi/pulumi does not say whether an output is known.");
}

/** Resolves to the value of an output, or to nothing when it is not known. */
export function getKnownValue<Value>(output: pulumi.Output<Value>): Promise<Value | undefined> {
  return new Promise<Value | undefined>((resolve, reject) => {
    output.apply((value) => resolve(value));
    isKnown(output).then((known) => (known ? undefined : resolve(undefined)), reject);
  });
}

/**
 * Lets an output reject that nobody may be using. Whoever uses it gets the error; without this, Pulumi would show it in any
 * case, once for each of the promises that it keeps of an output.
 */
export function allowRejection<Value>(output: pulumi.Output<Value>): pulumi.Output<Value> {
  isKnown(output).catch(() => undefined);
  if ("isSecret" in output && output.isSecret instanceof Promise) output.isSecret.catch(() => undefined);
  return output;
}
