import type * as pulumi from "@pulumi/pulumi";
import { listParents } from "./parent-names";

/**
 * Names the hook of a gate that says whom an update approves. Pulumi permits each name once in a program, and a name of a
 * resource can hold hyphens, so the parts stand apart as in a URN: parent `eu` with gate `prod-acme` is not parent `eu-prod`
 * with gate `acme`.
 *
 * @example
 * joinHookName([], "acme"); // "acme::baseline-approved"
 */
export function joinHookName(parents: readonly string[], gate: string): string {
  return [...parents, gate, "baseline-approved"].join("::");
}

/**
 * Names the hook of a gate in a program, where URNs of parents are not known yet.
 *
 * @example
 * createHookName(undefined, "acme"); // "acme::baseline-approved"
 */
export function createHookName(parent: pulumi.Resource | undefined, gate: string): string {
  return joinHookName(
    listParents(parent).flatMap(({ type, name }) => [type, name]),
    gate,
  );
}
