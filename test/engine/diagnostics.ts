import { readable } from "./readable";

/**
 * What Pulumi tells under "Diagnostics:", by the resource it tells it of. The resources come in the order in which they
 * failed, which differs from run to run; the lines of one do not.
 */
export function diagnosticsOf(output: string): Record<string, string[]> {
  const told: Record<string, string[]> = {};
  let lines: string[] | undefined;
  const [, diagnostics = ""] = readable(output).split(/^Diagnostics:$/m);
  for (const line of diagnostics.split("\n").slice(1)) {
    if (/^\S/.test(line)) break;
    const resource = /^ {2}(\S.*):$/.exec(line)?.[1];
    if (resource) {
      lines = [];
      told[resource] = lines;
    } else {
      lines?.push(line.slice(4));
    }
  }
  return told;
}
