import * as pulumi from "@pulumi/pulumi";
import { allowRejection, isKnown } from "./known";

/** How an input turned out: its value, or the error that it rejected with. */
export type SettledInput = { readonly value: unknown } | { readonly error: unknown };

/** Waits for a value, a promise or an output, however it ends. What is not known, or a secret, stays so. */
export function settleInput(input: unknown): pulumi.Output<SettledInput> {
  const settled = pulumi.output(undefined).apply(async () => {
    try {
      if (!pulumi.Output.isInstance(input)) return { value: await input };
      await isKnown(allowRejection(input));
    } catch (error) {
      return { error };
    }
    return input.apply((value) => ({ value }));
  });
  return settled as pulumi.Output<SettledInput>;
}
