import { createRequire } from "node:module";
import path from "node:path";
import { provider } from "./dynamic-provider";
import { plainError } from "./plain-error";

/**
 * Requires that Pulumi finds the provider. It runs it in a process of its own, which looks for this package from the folder of
 * the program, even when the resource is made by another package that brought this one along.
 *
 * @param folder that of the program; left out where it is not known, as with the Automation API
 * @throws an error without a stack that names the package.json to add this package to
 */
export function requireInstalled(resource: string, folder = findProgramFolder()): void {
  requireUnbundled(resource, String(provider.configure));
  if (folder === undefined) return;
  try {
    createRequire(path.join(folder, "index.js")).resolve("pulumi-atlas-invitations/provider");
  } catch {
    throw plainError(
      `${resource} cannot be read: Pulumi does not find pulumi-atlas-invitations from ${folder}. ` +
        `Add pulumi-atlas-invitations to the package.json of ${folder}, and install it.`,
    );
  }
}

/** A program that Pulumi itself starts runs in its own folder, and so does the provider. */
function findProgramFolder(): string | undefined {
  return /@pulumi.pulumi.cmd.run\b/.test(require.main?.filename ?? "") ? process.cwd() : undefined;
}

/**
 * Requires that no bundler took this package into the program: then the text that is to run in the other process no longer
 * names this package, and Pulumi's own words for that are a screen of captured variables.
 *
 * @param text of a method of the provider
 */
export function requireUnbundled(resource: string, text: string): void {
  if (/["']pulumi-atlas-invitations\/provider["']/.test(text)) return;
  throw plainError(
    `${resource} cannot be read: pulumi-atlas-invitations is in a bundle, and Pulumi does not find it there. ` +
      "Leave it out of the bundle (esbuild: --external:pulumi-atlas-invitations), and install it beside the bundle.",
  );
}
