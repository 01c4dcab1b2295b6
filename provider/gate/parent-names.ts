import * as pulumi from "@pulumi/pulumi";

/**
 * A name for something of a gate that is no child of it. Gates of the same name can stand under different parents, by whose
 * names these are told apart.
 */
export function nameBesideGate(gate: string, parent: pulumi.Resource | undefined, what: string): string {
  return [...parentNames(parent), gate, what].join("-");
}

/** The names of all parents but the stack, the outermost first. Pulumi keeps them and leaves them out of its types. */
function parentNames(resource: pulumi.Resource | undefined): string[] {
  if (!resource || resource === pulumi.runtime.getStackResource()) return [];
  const name = "__name" in resource && typeof resource.__name === "string" ? [resource.__name] : [];
  const parent = "__parentResource" in resource ? resource.__parentResource : undefined;
  return [...(pulumi.Resource.isInstance(parent) ? parentNames(parent) : []), ...name];
}
