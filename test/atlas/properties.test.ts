import { expect } from "chai";
import fc from "fast-check";
import { AtlasError } from "../../provider/atlas";
import type { GetPage } from "../../provider/atlas/endpoints/get-page";
import { readInvites } from "../../provider/atlas/endpoints/invites";
import { listError } from "../../provider/atlas/endpoints/list-error";
import { readUsers } from "../../provider/atlas/endpoints/users";
import { requireVersion } from "../../provider/atlas/endpoints/version";
import { computeFingerprint } from "../../provider/atlas/fingerprint";
import { compareInvitations, createInvitationKey } from "../../provider/atlas/invitation";
import { onlyExpected } from "../../provider/expectations/only-expected";
import { describeVerdict } from "../../provider/report/text";
import { evaluate } from "../../provider/verdict/evaluate";
import { invitation, now } from "../invitation";
import { listQuery, servePages } from "./endpoints/serving";
import { httpResponse } from "./http-response";

const baseUrl = "https://atlas.example";
const query = listQuery({ orgId: "5f0000000000000000000001" });

/** Items of /users, as many as there are different keys. */
const items = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[0-9a-f]{24}$/),
    username: fc.emailAddress(),
    inviterUsername: fc.string(),
    orgMembershipStatus: fc.constant("PENDING" as const),
    invitationCreatedAt: fc.constantFrom("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"),
    invitationExpiresAt: fc.constantFrom("2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z"),
    roles: fc.record({
      orgRoles: fc.array(fc.string(), { maxLength: 3 }),
      groupRoleAssignments: fc.array(
        fc.record({
          groupId: fc.stringMatching(/^[0-9a-f]{24}$/),
          groupRoles: fc.array(fc.string(), { maxLength: 3 }),
        }),
        { maxLength: 3 },
      ),
    }),
    teamIds: fc.array(fc.stringMatching(/^[0-9a-f]{24}$/), { maxLength: 3 }),
  }),
  {
    selector: ({ username, invitationCreatedAt: createdAt }) =>
      createInvitationKey(invitation({ username, createdAt })),
  },
);

/** Serves items by pages of this size, whatever the size that was asked for. */
function serving(served: readonly unknown[], size: number): GetPage {
  return async (_endpoint, url) => {
    const pageNum = Number(url.searchParams.get("pageNum"));
    const results = served.slice((pageNum - 1) * size, pageNum * size);
    return httpResponse(JSON.stringify({ results, totalCount: served.length }));
  };
}

async function refusesOrReads(reading: Promise<unknown>): Promise<void> {
  const error = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error) expect(error).to.be.an.instanceOf(AtlasError).with.property("code", "response-refused");
}

/** What can do anything to a terminal but show a character. */
const control = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const anyText = fc.string({
  unit: fc.oneof(
    fc.nat(0x2fff).map((code) => String.fromCharCode(code)),
    fc.constantFrom("\u{1f600}", "\ud800"),
  ),
});

describe("whatever Atlas sends", () => {
  it("is the same list through pages of any size and in any order", () =>
    fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 1, max: 12 }), async (all, size) => {
        const { invitations } = await readUsers(serving(all, size), baseUrl, query);
        const whole = await readUsers(serving(all.toReversed(), 500), baseUrl, query);
        expect(invitations).to.have.length(all.length);
        expect(invitations.toSorted(compareInvitations)).to.deep.equal(whole.invitations.toSorted(compareInvitations));
      }),
    ));

  it("is either read or refused, whatever JSON it is", () =>
    fc.assert(
      fc.asyncProperty(fc.json(), async (body) => {
        await refusesOrReads(readInvites(servePages([body]), baseUrl, query));
        await refusesOrReads(readUsers(servePages([body, '{"results":[],"totalCount":0}']), baseUrl, query));
      }),
    ));

  it("is either read or refused, whatever stands in one field of an item", () =>
    fc.assert(
      fc.asyncProperty(items, fc.nat(), fc.jsonValue(), async ([item], field, value) => {
        fc.pre(item !== undefined);
        const names = Object.keys(item);
        const changed = { ...item, [names[field % names.length] ?? "id"]: value };
        await refusesOrReads(readUsers(serving([changed], 500), baseUrl, query));
      }),
    ));

  it("puts no control character on a terminal", () =>
    fc.assert(
      fc.property(anyText, anyText, anyText, fc.integer({ min: 201, max: 599 }), (one, two, three, status) => {
        const invited = invitation({ username: one, inviterUsername: two, roles: [three] });
        const verdict = evaluate([invited], [onlyExpected([])], { now });
        const { error } = describeVerdict({ gate: "acme", orgId: invited.orgId, verdict }, { now });
        for (const line of (error ?? "").split("\n")) expect(line).to.not.match(control);

        const body = JSON.stringify({ error: status, errorCode: one, detail: two, parameters: [three, three] });
        const blocked = JSON.stringify({ error: 403, errorCode: "IP_ADDRESS_NOT_ON_ACCESS_LIST", parameters: [one] });
        const response = httpResponse(body, { status, header: () => three });
        const request = {
          orgId: query.orgId,
          endpoint: "invites",
          host: "atlas.example",
          caller: "API key",
          origin: "x",
        } as const;
        expect(listError(response, request).message).to.not.match(control);
        expect(listError({ ...response, body: blocked }, request).message).to.not.match(control);
        expect(() => requireVersion(response, "application/json"))
          .to.throw(AtlasError)
          .with.property("message")
          .that.does.not.match(control);
      }),
    ));
});

describe("the fingerprint", () => {
  it("is the same from either endpoint", () =>
    fc.assert(
      fc.asyncProperty(items, async (all) => {
        const sent = all.map((item) => ({ ...item, invitationExpiresAt: "2026-12-01T00:00:00Z" }));
        const users = await readUsers(serving(sent, 500), baseUrl, query);
        const invites = await readInvites(servePages([JSON.stringify(sent.map(asInvite))]), baseUrl, query);
        expect(computeFingerprint(invites.invitations)).to.equal(computeFingerprint(users.invitations));
      }),
    ));
});

/** The same invitation as /invites has it: another id, and a row for each role in a project. */
function asInvite({ roles, ...item }: { roles: { orgRoles: string[]; groupRoleAssignments: GroupRoles[] } } & Sent) {
  return {
    id: "650000000000000000000009",
    orgId: query.orgId,
    orgName: "Acme",
    username: item.username,
    inviterUsername: item.inviterUsername,
    createdAt: item.invitationCreatedAt,
    expiresAt: item.invitationExpiresAt,
    roles: roles.orgRoles,
    groupRoleAssignments: roles.groupRoleAssignments.flatMap(({ groupId, groupRoles }) =>
      groupRoles.map((groupRole) => ({ groupId, groupRole })),
    ),
    teamIds: item.teamIds,
  };
}

interface GroupRoles {
  readonly groupId: string;
  readonly groupRoles: readonly string[];
}

interface Sent {
  readonly username: string;
  readonly inviterUsername: string;
  readonly invitationCreatedAt: string;
  readonly invitationExpiresAt: string;
  readonly teamIds: readonly string[];
}
