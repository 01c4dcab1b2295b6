import type * as pulumi from "@pulumi/pulumi";
import { type ListInputs, listInputNames } from "./atlas/list-inputs";

/** An arg of a resource, and each item of one that is a list, may be an output. */
type ArgOf<Value> = [Value] extends [readonly (infer Item)[]]
  ? pulumi.Input<readonly pulumi.Input<Item>[]>
  : pulumi.Input<Value>;

type ArgsOf<Inputs> = { -readonly [Name in keyof Inputs]: ArgOf<Exclude<Inputs[Name], undefined>> };

type Optional<Args> = { [Name in keyof Args]?: Args[Name] | undefined };

/** Which organization to read, and how. */
export interface PendingOrgInvitationsArgs
  extends ArgsOf<Pick<ListInputs, "orgId">>,
    Optional<ArgsOf<Omit<ListInputs, "orgId">>> {
  /**
   * Whether the outputs are secrets of Pulumi, encrypted in the state and hidden in previews. Messages and reports of a
   * gate are not.
   *
   * @default false
   */
  secret?: boolean | undefined;
}

/** The name of every arg. */
export const dataSourceArgs = [
  ...listInputNames,
  "secret",
] as const satisfies readonly (keyof PendingOrgInvitationsArgs)[];
