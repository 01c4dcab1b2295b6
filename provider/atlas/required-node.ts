/** The oldest version of Node that this package runs on, as in its `engines`. */
export const requiredNode = "22.19";

/**
 * Says, in one sentence and one more on what to do, that a version of Node is too old; nothing when it is not. This file
 * imports nothing, so that it can speak before anything else fails.
 *
 * @param version such as `24.1.0`
 * @default the version of this process
 * @example
 * const problem = findNodeProblem();
 * if (problem !== undefined) throw new Error(problem);
 */
export function findNodeProblem(version: string = process.versions.node): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = requiredNode.split(".").map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return undefined;
  return `pulumi-atlas-invitations needs Node ${requiredNode} or newer, and this is Node ${version}. Install a newer Node.`;
}
