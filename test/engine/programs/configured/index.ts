import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge, type ReadingGateArgs } from "pulumi-atlas-invitations";

const config = new pulumi.Config();

interface Gate extends Pick<ReadingGateArgs, "endpoint" | "statuses"> {
  readonly orgId: string;
  /** After how long the organization is known, as when a slow resource comes before. */
  readonly knownAfterMilliseconds?: number;
}

/** How each gate asks, by its name. */
const gates = config.requireObject<Record<string, Gate>>("gates");

for (const [name, { orgId, knownAfterMilliseconds = 0, ...question }] of Object.entries(gates)) {
  const later = new Promise<string>((resolve) => setTimeout(() => resolve(orgId), knownAfterMilliseconds));
  new InvitationGate(name, {
    ...question,
    orgId: knownAfterMilliseconds ? pulumi.output(later) : orgId,
    expectations: [maxAge({ days: 14 })],
  });
}
