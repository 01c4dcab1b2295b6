import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge, type ReadingGateArgs } from "pulumi-atlas-invitations";

const config = new pulumi.Config();

/** How each gate asks, by its name. */
const gates = config.requireObject<Record<string, Pick<ReadingGateArgs, "orgId" | "endpoint" | "statuses">>>("gates");

for (const [name, question] of Object.entries(gates)) {
  new InvitationGate(name, { ...question, expectations: [maxAge({ days: 14 })] });
}
