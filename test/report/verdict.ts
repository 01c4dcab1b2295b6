import type { GateVerdict } from "../../provider/report/report";
import { createFailedVerdict } from "../../provider/verdict/create-verdict";
import type { Verdict } from "../../provider/verdict/verdict";
import { invitation } from "../invitation";

const orgId = "5f0000000000000000000001";

const maxAge = {
  id: "max-age",
  description: "Checks whether no invitation is older than 14 days.",
  explanation: "An open invitation is a way in. One that is old is most likely forgotten.",
  enforcementLevel: "mandatory",
  days: 14,
} as const;

const maxCount = {
  id: "max-count",
  description: "Checks whether there are at most 3 invitations.",
  explanation: "Many at once are hard to review.",
  enforcementLevel: "advisory",
} as const;

const noneRejected = {
  id: "none-rejected",
  description: "Checks whether no invitation was rejected.",
  explanation: "Somebody may have been surprised.",
  enforcementLevel: "mandatory",
} as const;

const waiver = {
  username: "cleo@contractor.example",
  expectation: "none-rejected",
  reason: "her mailbox was down",
  owner: "dora@acme.com",
  expires: "2026-12-31",
};

/** A verdict with everything in it, and with hostile or other text where it is given. */
export function richVerdict(text: Partial<Record<"username" | "message" | "reason", string>> = {}): Verdict {
  const stale = invitation({
    username: text.username ?? "ann@contractor.example",
    roles: ["ORG_OWNER", "ORG_READ_ONLY"],
    createdAt: "2026-10-01T11:00:00Z",
    groupRoleAssignments: [{ groupId: "610000000000000000000001", groupRole: "GROUP_OWNER" }],
    teamIds: ["620000000000000000000001"],
  });
  const remedy =
    "withdraw it: atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001";
  return {
    passed: false,
    failure: null,
    invitationCount: 4,
    expectations: [maxAge, maxCount, noneRejected],
    violations: [
      {
        expectation: "max-age",
        enforcementLevel: "mandatory",
        invitation: stale,
        message: text.message ?? "max-age permits 14 days",
        remedy,
      },
      {
        expectation: "max-age",
        enforcementLevel: "mandatory",
        invitation: { ...stale, id: "650000000000000000000002", username: "bea@acme.com", roles: [], orgName: null },
        message: "max-age permits 14 days",
        remedy: null,
      },
      {
        expectation: "max-count",
        enforcementLevel: "advisory",
        invitation: null,
        message: "max-count permits 3 invitations, there are 4",
        remedy: "withdraw what nobody waits for",
      },
    ],
    waived: [
      {
        expectation: "none-rejected",
        enforcementLevel: "mandatory",
        invitation: invitation({
          id: "650000000000000000000003",
          username: "cleo@contractor.example",
          status: "INVITATION_REJECTED",
          expiresAt: null,
        }),
        message: "none-rejected permits none",
        remedy: null,
        waiver: { ...waiver, reason: text.reason ?? waiver.reason },
      },
    ],
    unusedWaivers: [
      {
        domain: "old.example",
        expectation: "max-age",
        reason: text.reason ?? "they migrate",
        owner: "emil@acme.com",
        expires: "2027-01-15",
      },
    ],
    toleratedCount: 2,
    next: { at: "2026-12-06T12:00:00Z", expectation: "max-age", subject: "finn@acme.com", message: "exceeds max-age" },
  };
}

/** A gate with a verdict that has everything in it. */
export const acme: GateVerdict = { gate: "acme", orgId, verdict: richVerdict() };

/** A gate of another organization, where all is as expected. */
export const zoo: GateVerdict = {
  gate: "zoo",
  orgId: "5f0000000000000000000002",
  verdict: {
    passed: true,
    failure: null,
    invitationCount: 1,
    expectations: [{ ...maxAge, description: "Checks whether no invitation is older than 7 days.", days: 7 }],
    violations: [],
    waived: [],
    unusedWaivers: [],
    toleratedCount: 0,
    next: null,
  },
};

/** A gate that could not look. */
export const unread: GateVerdict = {
  gate: "unread",
  orgId: "5f0000000000000000000003",
  verdict: createFailedVerdict({ code: "unavailable", message: "Atlas answered 503." }, []),
};

/** What a report says of {@link unread}. */
export const unreadSentence =
  "The invitations of organization 5f0000000000000000000003 could not be read, so this gate was not evaluated. " +
  "Atlas answered 503.";

/** What somebody could put into a name to take over a report. */
export const hostileTexts = [
  "a|b",
  "\\|",
  "`code` ``more``",
  "<img src=x onerror=alert(1)>",
  "&lt;b&gt;",
  "two\nlines\r\n\n# heading",
  "[x](javascript:alert(1))",
  "![x](https://evil.example/x.png)",
  "@acme/team and @ann, see #1",
  "https://evil.example www.evil.example",
  "# heading",
  "*a* _b_ ~~c~~ $d$ **",
  "\u001b[2J\u0000\u0085\u2028\u202e\ud800\ufffe",
  "eve<{%@evil.example<{%reset%}>",
  "]]> one ]]><b/> two ]]>",
  "\"'><testcase/>",
  "{0} {{1}}",
  "::error::all is well",
  " ::add-mask::a",
  "##[error]all is well ##vso[task.complete]",
  "",
] as const;

/** A gate whose every text is this one. */
export function hostile(text: string): GateVerdict {
  return { ...acme, gate: text, verdict: richVerdict({ username: text, message: text, reason: text }) };
}
