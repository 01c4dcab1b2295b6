import * as pulumi from "@pulumi/pulumi";
import { plainError } from "../plain-error";
import { giveTokensBack } from "../stack-client";
import { constructGate } from "./construct-gate";
import { gateType } from "./served-gate";

/** What the plugin says of itself. */
export interface PackageSchema {
  readonly version: string;
}

/**
 * Serves the components of this package to programs in other languages, as the folder `component` of this package does.
 *
 * @param schema the schema of the package, as Pulumi has it
 */
export function serveComponents(schema: PackageSchema): Promise<void> {
  const cancellation = createCancellation();
  const server: pulumi.provider.Provider = {
    version: schema.version,
    schema: JSON.stringify(schema),
    construct(name, type, inputs, options) {
      if (type === gateType) return cancellation.race(constructGate(name, inputs, options));
      return Promise.reject(new pulumi.RunError(`This package has no component ${type}.`));
    },
    cancel() {
      cancellation.cancel();
      return giveTokensBack();
    },
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => giveTokensBack().finally(() => process.exit(130)));
  }
  return pulumi.provider.main(server, process.argv.slice(2));
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
    race: <Result>(work: Promise<Result>): Promise<Result> => Promise.race([work, cancelled]),
  };
}
