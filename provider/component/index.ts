import * as provider from "@pulumi/pulumi/provider";

/** What the plugin says of itself. */
export interface PackageSchema {
  readonly version: string;
}

/**
 * Serves the components of this package to programs in other languages, as the folder `component` of this package does.
 *
 * For a preview in YAML, Pulumi starts the plugin twice, first for the schema alone. So what makes a gate, and with it the
 * whole of `@pulumi/pulumi`, is loaded when the first gate is to be made.
 *
 * @param schema the schema of the package, as Pulumi has it
 */
export function serveComponents(schema: PackageSchema): Promise<void> {
  let construction: typeof import("./construction") | undefined;
  let isCancelled = false;
  const giveTokensBack = async () => construction?.giveTokensBack();
  const server: provider.Provider = {
    version: schema.version,
    schema: JSON.stringify(schema),
    construct(...component) {
      const loaded: typeof import("./construction") = require("./construction");
      construction = loaded;
      // The engine can cancel while the first gate's inputs are still on their way.
      if (isCancelled) loaded.cancel();
      return loaded.construct(...component);
    },
    async cancel() {
      isCancelled = true;
      construction?.cancel();
      await giveTokensBack();
    },
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => giveTokensBack().finally(() => process.exit(130)));
  }
  return provider.main(server, process.argv.slice(2));
}
