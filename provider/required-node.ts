/** The oldest Node that the HTTP client of this package runs on, as engines in package.json says too. */
const oldest = [22, 19] as const;

/**
 * Refuses a Node that is too old in one sentence. Without this, an older one fails somewhere in a dependency, with words that
 * do not name the cause.
 *
 * @param version the version of Node, such as `22.19.0`
 * @throws an Error without a stack
 */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  const error = new Error(
    `pulumi-atlas-invitations needs Node ${oldest.join(".")} or newer, and this is Node ${version}. Install a newer Node.`,
  );
  error.stack = "";
  throw error;
}

requireNode(process.versions.node);
