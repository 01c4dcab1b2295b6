import * as pulumi from "@pulumi/pulumi";
import { listInputNames } from "./atlas/list-inputs";
import { requireKnownArgs, requireOrgId } from "./gate/args";
import { isKnown } from "./gate/known";
import { dataSourceArgs, type PendingOrgInvitationsArgs } from "./pending-org-invitations-args";
import { requireInstalled } from "./require-installed";

/** What a data source hands to Pulumi. */
export interface DataSourceProps {
  /** The args as the provider takes them, and the name of every output. */
  readonly props: pulumi.Inputs;
  /** The organization's id, once every arg is known. */
  readonly id: pulumi.Output<string>;
  readonly additionalSecretOutputs: string[];
}

/**
 * Makes what a data source hands to Pulumi of its args.
 *
 * @param resource what errors call it, such as `PendingOrgInvitations acme`
 */
export function createDataSourceProps(resource: string, args: PendingOrgInvitationsArgs): DataSourceProps {
  requireInstalled(resource);
  requireKnownArgs(resource, args, dataSourceArgs);
  requireOrgId(resource, args.orgId);
  const { username = null } = args;
  const inputs = {
    ...Object.fromEntries(listInputNames.map((name) => [name, args[name] ?? null])),
    orgId: args.orgId,
    username: args.secret && username !== null ? pulumi.secret(username) : username,
  };
  const outputs = {
    orgName: undefined,
    invitations: undefined,
    servedBy: undefined,
    sunset: undefined,
    fingerprint: undefined,
  };
  return {
    props: { ...inputs, ...outputs },
    // The engine skips a read whose id is unknown. Any other unknown arg would be left out of the question instead, so the
    // id waits for all of them.
    id: pulumi.output(inputs).apply(({ orgId }) => requireOrgId(resource, orgId)),
    additionalSecretOutputs: args.secret ? Object.keys(outputs) : [],
  };
}

/**
 * Resolves to whether nothing was read although the id is known: in a preview the engine then takes the data source for
 * something to create. It rejects when the read does.
 */
export async function wasLeftOut(id: pulumi.Output<string>, result: pulumi.Output<unknown>): Promise<boolean> {
  // On mocks, where there is no stack, outputs are what the mocks make of them.
  if (!pulumi.runtime.isDryRun() || !pulumi.runtime.getStackResource()) return false;
  const [isAsked, isAnswered] = await Promise.all([isKnown(id), isKnown(result)]);
  return isAsked && !isAnswered;
}

/** What takes the id away, and what to do. */
export const lostId =
  "Its id was lost, as happens when a transformation of the stack returns options without the id that it was given. Return " +
  "{ ...opts } with the changes, or leave resources of this type alone.";
