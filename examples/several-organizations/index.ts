import * as pulumi from "@pulumi/pulumi";
import { expectation, InvitationGate, maxAge } from "pulumi-atlas-invitations";

/** An expectation of your own: machines may not invite. */
const invitedByPeople = expectation({
  id: "invited-by-people",
  description: "Checks whether every invitation was sent by a person.",
  enforcementLevel: "advisory",
  check: (invitations) =>
    invitations
      .filter(({ inviterUsername }) => !inviterUsername.includes("@"))
      .map((invitation) => ({ invitation, message: "invited-by-people permits people only" })),
});

const organizations = new pulumi.Config().requireObject<Record<string, string>>("organizations");

// `pulumi config set --secret acme:privateKey …`, or acme:clientSecret for a service account, holds the credentials of the
// organization named acme, and so on.
for (const [name, orgId] of Object.entries(organizations)) {
  new InvitationGate(name, {
    orgId,
    configNamespace: name,
    expectations: [maxAge({ days: 14 }), invitedByPeople],
  });
}
