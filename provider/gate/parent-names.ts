import * as pulumi from "@pulumi/pulumi";

/**
 * Makes a name for something of a gate that is no child of it. Gates of the same name can stand under parents of different
 * types, so types and names of all parents are part of it.
 *
 * @param what what it is, such as `pending`
 */
export function nameBesideGate(gate: string, parent: pulumi.Resource | undefined, what: string): string {
  return [...parentNames(parent), gate, what].join("-");
}

/** Types and names of all parents but the stack, the outermost first. Pulumi keeps them and leaves them out of its types. */
function parentNames(resource: pulumi.Resource | undefined): string[] {
  if (!resource || resource === pulumi.runtime.getStackResource()) return [];
  const hidden: object = resource;
  const { __pulumiType: type, __name: name, __parentResource: parent }: Hidden = hidden;
  return [...parentNames(parent), ...(type?.split(":").slice(-1) ?? []), ...(name === undefined ? [] : [name])];
}

/** What Pulumi keeps in a resource. */
interface Hidden {
  readonly __pulumiType?: string;
  readonly __name?: string;
  readonly __parentResource?: pulumi.Resource;
}
