import * as pulumi from "@pulumi/pulumi";
import { closeStackClient } from "../stack-client";
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
  const server: pulumi.provider.Provider = {
    version: schema.version,
    schema: JSON.stringify(schema),
    construct(name, type, inputs, options) {
      if (type === gateType) return constructGate(name, inputs, options);
      return Promise.reject(new pulumi.RunError(`This package has no component ${type}.`));
    },
    cancel: closeStackClient,
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => closeStackClient().finally(() => process.exit(130)));
  }
  return pulumi.provider.main(server, process.argv.slice(2));
}
