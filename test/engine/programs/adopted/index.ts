import * as pulumi from "@pulumi/pulumi";
import {
  allowedDomains,
  allowedInviters,
  type EnforcementLevel,
  forbiddenRoles,
  InvitationGate,
  maxAge,
  noneExpired,
  type ReadingGateArgs,
  waiversFromFile,
} from "pulumi-atlas-invitations";

interface Settings {
  /** What the gates are told besides the expectations. */
  readonly args: Omit<ReadingGateArgs, "orgId" | "expectations">;
  readonly enforcementLevel: EnforcementLevel;
  readonly waiverFile: string;
  /** The organizations, by the names of their gates. */
  readonly organizations: Record<string, string>;
}

const config = new pulumi.Config();
const { args, enforcementLevel, waiverFile, organizations }: Partial<Settings> = config.requireObject("settings");
const level = enforcementLevel ? { enforcementLevel } : {};

for (const [name, orgId] of Object.entries(organizations ?? { acme: config.require("orgId") })) {
  new InvitationGate(name, {
    statuses: ["PENDING", "INVITATION_EXPIRED"],
    ...args,
    ...(waiverFile ? { waivers: waiversFromFile(waiverFile) } : {}),
    orgId,
    expectations: [
      maxAge({ days: 14, ...level }),
      allowedDomains(["acme.com"], level),
      forbiddenRoles(["ORG_OWNER"], level),
      noneExpired({ enforcementLevel: "advisory" }),
      allowedInviters(["bob@acme.com"], { enforcementLevel: "advisory" }),
    ],
  });
}
