import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge } from "pulumi-atlas-invitations";

/** Stands for an organization that this stack makes: its id is not known before the update. */
class Organization extends pulumi.dynamic.Resource {
  constructor(name: string, orgId: string) {
    super({ create: async (inputs) => ({ id: inputs.orgId }) }, name, { orgId });
  }
}

const { id } = new Organization("acme", new pulumi.Config().require("orgId"));

new InvitationGate("acme", { orgId: id, expectations: [maxAge({ days: 14 })], baseline: true });
