import {
  allowedDomains,
  allowedInviters,
  evaluate,
  expectation,
  expiresWithin,
  forbiddenRoles,
  type Invitation,
  maxAge,
  maxCount,
  noneExpired,
  noneRejected,
  onlyExpected,
} from "pulumi-atlas-invitations";
import { invitation, now } from "../invitation";

/**
 * Compares, in one run, `evaluate` over 100,000 invitations and 10 expectations with a plain loop that has the same ten
 * comparisons written inline. Only the ratio means anything: both are slower on a slower machine.
 */
const invitations: readonly Invitation[] = Array.from({ length: 100_000 }, (_, index) =>
  invitation({
    id: index.toString(16).padStart(24, "0"),
    username: `User-${index}@${index % 100 === 0 ? "contractor.example" : "acme.com"}`,
    createdAt: new Date(now.getTime() - (index % 20) * 86_400_000).toISOString().replace(".000Z", "Z"),
    roles: index % 1000 === 0 ? ["ORG_MEMBER", "ORG_OWNER"] : ["ORG_MEMBER"],
  }),
);
const usernames = invitations.slice(100).map(({ username }) => username);

const expectations = [
  maxAge({ days: 14 }),
  expiresWithin({ days: 3 }),
  allowedDomains(["acme.com"]),
  forbiddenRoles(["ORG_OWNER"]),
  allowedInviters(["bob@acme.com"]),
  maxCount(50_000),
  onlyExpected(usernames, { allowMissing: true }),
  noneExpired(),
  noneRejected(),
  expectation({
    id: "known-teams",
    description: "Checks whether nobody joins a team.",
    check: (all) =>
      all
        .filter(({ teamIds }) => teamIds.length > 0)
        .map((one) => ({ invitation: one, message: "known-teams permits none" })),
  }),
];

const expected = new Set(usernames.map((username) => username.toLowerCase()));

function plainLoop(): { invitation: Invitation | null; message: string }[] {
  const found: { invitation: Invitation | null; message: string }[] = [];
  const latest = now.getTime() - 14 * 86_400_000;
  const soon = now.getTime() + 3 * 86_400_000;
  for (const one of invitations) {
    const username = one.username.toLowerCase();
    if (one.status === "PENDING" && Date.parse(one.createdAt) < latest) found.push({ invitation: one, message: "age" });
    if (one.status === "PENDING" && one.expiresAt && Date.parse(one.expiresAt) <= soon) {
      found.push({ invitation: one, message: "expires" });
    }
    if (username.slice(username.lastIndexOf("@") + 1) !== "acme.com")
      found.push({ invitation: one, message: "domain" });
    if (one.roles.includes("ORG_OWNER")) found.push({ invitation: one, message: "role" });
    if (one.inviterUsername.toLowerCase() !== "bob@acme.com") found.push({ invitation: one, message: "inviter" });
    if (!expected.has(username)) found.push({ invitation: one, message: "unexpected" });
    if (one.status === "INVITATION_EXPIRED") found.push({ invitation: one, message: "expired" });
    if (one.status === "INVITATION_REJECTED") found.push({ invitation: one, message: "rejected" });
    if (one.teamIds.length > 0) found.push({ invitation: one, message: "team" });
  }
  if (invitations.length > 50_000) found.push({ invitation: null, message: "count" });
  return found;
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const found = plainLoop().length;
const judged = evaluate(invitations, expectations, { now }).violations.length;
if (found !== judged) throw new Error(`The plain loop finds ${found} violations, and evaluate ${judged}.`);

const rounds = Array.from({ length: 15 }, () => {
  const plain = milliseconds(plainLoop);
  const whole = milliseconds(() => evaluate(invitations, expectations, { now }));
  return { plain, whole, ratio: whole / plain };
}).sort((a, b) => a.ratio - b.ratio);
const { plain, whole, ratio } = rounds[7] ?? { plain: 0, whole: 0, ratio: 0 };
console.log(`${judged} violations in 100,000 invitations by 10 expectations, the median of 15 rounds:`);
console.log(`plain loop ${plain.toFixed(0)} ms, evaluate ${whole.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`);
