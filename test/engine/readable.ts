const progress = /^@ [a-z ]+\.+$/;
const totalDuration = /^Duration: /;
const rowDuration = /^(.{3} [\w-]+:\S+ \S+ [a-z ]+?) \([\d.]+s\)/;
const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;

/**
 * Pulumi's output without what differs from run to run, so that a test can compare exact lines:
 *
 * - the lines `@ previewing update....`, whose number depends on how long a run takes;
 * - the line `Duration: 2s`, and the `(0.02s)` after the status in a resource's row;
 * - the identifiers that the engine draws at random, which become `<uuid>`;
 * - blank lines, and the spaces that end a line.
 */
export function readable(output: string): string {
  return output
    .split("\n")
    .filter((line) => !progress.test(line) && !totalDuration.test(line))
    .map((line) => line.replace(rowDuration, "$1").replace(uuid, "<uuid>").trimEnd())
    .filter((line) => line !== "")
    .join("\n");
}
