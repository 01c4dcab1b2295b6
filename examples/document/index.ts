import { gatesFromFile, InvitationGate } from "pulumi-atlas-invitations";

for (const [name, args] of Object.entries(gatesFromFile("atlas-invitations.yaml"))) new InvitationGate(name, args);
