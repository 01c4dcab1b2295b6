import type { Policies, PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { unknownCheckingProxy } from "@pulumi/policy";
import { invitationPolicies } from "../../provider/policy";

/** What stands in the place of an array that is not known in a preview. */
export const unknown = "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2";

/** A resource as the engine hands it to a pack. */
export interface SeenResource {
  readonly type: string;
  readonly props: Record<string, unknown>;
}

function policyOf(name: string): Policies[number] {
  const policy = invitationPolicies().find((one) => one.name === name);
  if (!policy) throw new Error(`There is no policy ${name}.`);
  return policy;
}

/** Resolves to what a policy reports of one resource. */
export async function reportsOfResource(name: string, resource: SeenResource, config: object = {}): Promise<string[]> {
  const policy = policyOf(name);
  const reports: string[] = [];
  const args = { ...resource, props: unknownCheckingProxy(resource.props), getConfig: () => config };
  if ("validateResource" in policy && typeof policy.validateResource === "function") {
    await policy.validateResource(args as unknown as ResourceValidationArgs, (message) => reports.push(message));
  }
  return reports;
}

/** Resolves to what a policy reports of a stack. */
export async function reportsOfStack(
  name: string,
  resources: readonly SeenResource[],
  config: object = {},
): Promise<string[]> {
  const policy = policyOf(name);
  if (!("validateStack" in policy)) throw new Error(`${name} is no policy of stacks.`);
  const reports: string[] = [];
  const seen = resources.map(({ type, props }) => ({ type, props: unknownCheckingProxy(props), urn: "urn" }));
  await policy.validateStack(
    {
      resources: seen as unknown as PolicyResource[],
      getConfig: <Config>() => config as Config,
      stackTags: new Map(),
      notApplicable: () => {
        throw new Error("not applicable");
      },
    },
    (message) => reports.push(message),
  );
  return reports;
}
