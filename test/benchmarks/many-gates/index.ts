import * as pulumi from "@pulumi/pulumi";
import { allowedDomains, InvitationGate, maxAge, PendingOrgInvitations } from "pulumi-atlas-invitations";

/** Reads one list with nothing but Node, as the least that a dynamic resource can do. */
class BareRead extends pulumi.dynamic.Resource {
  declare readonly invitations: pulumi.Output<unknown>;

  constructor(id: string, url: string, token: string) {
    const provider = {
      async read(orgId: string, props: { url: string; token: string }) {
        const answer = await fetch(`${props.url}/api/atlas/v2/orgs/${orgId}/invites`, {
          headers: { accept: "application/vnd.atlas.2023-01-01+json", authorization: `Bearer ${props.token}` },
        });
        return { id: orgId, props: { ...props, invitations: await answer.json() } };
      },
    };
    super(provider as unknown as pulumi.dynamic.ResourceProvider, id, { url, token, invitations: undefined }, { id });
  }
}

const config = new pulumi.Config();
const baseUrl = config.require("url");
const expectations = [maxAge({ days: 14 }), allowedDomains(["acme.com"])];

/** What the program makes for an organization. */
const kinds: Record<string, (orgId: string) => unknown> = {
  bare: (orgId) => new BareRead(orgId, baseUrl, config.require("token")),
  "data source": (orgId) => new PendingOrgInvitations(orgId, { orgId, baseUrl }),
  gate: (orgId) => new InvitationGate(orgId, { orgId, baseUrl, expectations }),
};

for (const orgId of config.requireObject<string[]>("organizations")) kinds[config.require("kind")]?.(orgId);
