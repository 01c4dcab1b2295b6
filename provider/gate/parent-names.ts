import * as pulumi from "@pulumi/pulumi";

/**
 * Makes a name for something of a gate that is no child of it. Gates of the same name can stand under parents of different
 * types, so types and names of all parents are part of it.
 *
 * @param what what it is, such as `pending`
 */
export function createNameBesideGate(gate: string, parent: pulumi.Resource | undefined, what: string): string {
  const names = listParents(parent).flatMap(({ type, name }) => [...type.split(":").slice(-1), name]);
  return [...names.filter((part) => part !== ""), gate, what].join("-");
}

/** A parent as its URN has it. */
interface Parent {
  readonly type: string;
  readonly name: string;
}

/**
 * Type and name of all parents but the stack, the outermost first. Pulumi keeps them and leaves them out of its types.
 *
 * @example
 * listParents(undefined); // []
 */
export function listParents(resource: pulumi.Resource | undefined): Parent[] {
  if (!resource || resource === pulumi.runtime.getStackResource()) return [];
  const hidden: object = resource;
  const { __pulumiType: type = "", __name: name = "", __parentResource: parent }: Hidden = hidden;
  return [...listParents(parent), { type, name }];
}

/** What Pulumi keeps in a resource. */
interface Hidden {
  readonly __pulumiType?: string;
  readonly __name?: string;
  readonly __parentResource?: pulumi.Resource;
}
