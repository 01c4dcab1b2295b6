import { allowedDomains } from "../../provider/expectations/allowed-domains";
import { forbiddenRoles } from "../../provider/expectations/forbidden-roles";
import { maxAge } from "../../provider/expectations/max-age";
import type { GateVerdict } from "../../provider/report/report";
import { evaluate } from "../../provider/verdict/evaluate";
import { invitation, now } from "../invitation";
import { unread } from "./verdict";

const orgId = "5f0000000000000000000001";
const ann = invitation({ id: "65000000000000000000000a", createdAt: "2026-11-20T10:00:00Z" });
const carol = invitation({
  id: "65000000000000000000000c",
  username: "carol@acme.com",
  roles: ["ORG_OWNER"],
  createdAt: "2026-10-31T10:00:00Z",
});
const mallory = invitation({
  id: "65000000000000000000000d",
  username: "mallory@contractor.example",
  inviterUsername: "qwertzui",
  createdAt: "2026-11-20T10:00:00Z",
});

const expectations = [
  maxAge({ days: 14 }),
  allowedDomains(["acme.com"], { enforcementLevel: "advisory" }),
  forbiddenRoles(["ORG_OWNER"]),
];

/** What the pages about reports show: a gate that fails, one that could not look, and one that passes. */
export const sample: readonly GateVerdict[] = [
  {
    gate: "acme",
    orgId,
    orgName: "Acme",
    location: { file: "infra/index.ts", line: 6 },
    verdict: evaluate([ann, carol, mallory], expectations, { now }),
  },
  { ...unread, gate: "beta" },
  { gate: "zoo", orgId: "5f0000000000000000000002", orgName: "Zoo", verdict: evaluate([ann], expectations, { now }) },
];
