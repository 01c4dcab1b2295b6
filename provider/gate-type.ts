/** The type of a gate, whatever language its program is in. It stands in states, so it stays for ever. */
export const gateType = "atlas-invitations:index:InvitationGate";
