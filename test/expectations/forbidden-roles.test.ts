import { expect } from "chai";
import { maskUsername } from "../../provider/atlas/username";
import { type ForbiddenRolesOptions, forbiddenRoles } from "../../provider/expectations/forbidden-roles";
import { invitation } from "../invitation";
import { findingsOf, messagesOf } from "./findings";

const first = "6f0000000000000000000001";
const second = "6f0000000000000000000002";
const owner = (groupId: string) => ({ groupId, groupRole: "GROUP_OWNER" });
const noOwners = forbiddenRoles(["ORG_OWNER", "GROUP_OWNER"]);

describe("forbiddenRoles", () => {
  it("passes an invitation that grants none of them", () => {
    const groupRoleAssignments = [{ groupId: first, groupRole: "GROUP_READ_ONLY" }];
    expect(messagesOf(noOwners, { roles: ["ORG_MEMBER"], groupRoleAssignments })).to.deep.equal([]);
  });

  it("passes an invitation that grants nothing, and no invitation", () => {
    expect(messagesOf(noOwners, { roles: [] })).to.deep.equal([]);
    expect(messagesOf(noOwners)).to.deep.equal([]);
  });

  it("fails an organization role, and says which", () => {
    const fields = { roles: ["ORG_MEMBER", "ORG_OWNER"] };
    expect(findingsOf(noOwners, {}, fields)).to.deep.equal([
      { invitation: invitation(fields), message: "forbidden-roles forbids ORG_OWNER", identity: '["ORG_OWNER"]' },
    ]);
  });

  it("fails a project role, and says in which project", () => {
    expect(messagesOf(noOwners, { groupRoleAssignments: [owner(first)] })).to.deep.equal([
      "forbidden-roles forbids GROUP_OWNER in project 6f0000000000000000000001",
    ]);
  });

  it("finds one thing wrong with an invitation that grants several", () => {
    const fields = { roles: ["ORG_OWNER"], groupRoleAssignments: [owner(first), owner(second)] };
    expect(findingsOf(noOwners, fields)).to.deep.equal([
      {
        invitation: invitation(fields),
        message:
          "forbidden-roles forbids ORG_OWNER and GROUP_OWNER in project 6f0000000000000000000001 " +
          "and GROUP_OWNER in project 6f0000000000000000000002",
        identity: JSON.stringify(["ORG_OWNER", `GROUP_OWNER in project ${first}`, `GROUP_OWNER in project ${second}`]),
      },
    ]);
  });

  it("warns of a role that this version does not know, naming the nearest, and forbids it all the same", () => {
    const misspelled = forbiddenRoles(["ORG_OWNR", "GROUP_OWNER", "ORG_SOMETHING_NEW"]);
    expect(misspelled.warnings).to.deep.equal([
      "forbidden-roles forbids ORG_OWNR, a role that this version of pulumi-atlas-invitations does not know. " +
        "Did you mean ORG_OWNER?",
      "forbidden-roles forbids ORG_SOMETHING_NEW, a role that this version of pulumi-atlas-invitations does not know. " +
        "Check its spelling.",
    ]);
    expect(messagesOf(misspelled, { roles: ["ORG_OWNR"] })).to.have.length(1);
    expect(noOwners.warnings).to.deep.equal([]);
  });

  it("names the first 5 that an invitation grants", () => {
    const groupRoleAssignments = ["1", "2", "3", "4", "5", "6"].map((digit) => owner(digit.repeat(24)));
    const [message] = messagesOf(noOwners, { roles: ["ORG_OWNER"], groupRoleAssignments });
    expect(message).to.match(/^forbidden-roles forbids ORG_OWNER and .* in project 4{24} and 2 more$/);
  });

  it("passes a role that it does not name, and fails it when it does", () => {
    const fields = {
      roles: ["ORG_NOVELTY"],
      groupRoleAssignments: [{ groupId: first, groupRole: "GROUP_NOVELTY" }],
    };
    expect(messagesOf(noOwners, fields)).to.deep.equal([]);
    expect(messagesOf(forbiddenRoles(["ORG_NOVELTY"]), fields)).to.deep.equal(["forbidden-roles forbids ORG_NOVELTY"]);
  });

  it("forbids project roles in the projects given only, and organization roles always", () => {
    const inFirst = forbiddenRoles(["ORG_OWNER", "GROUP_OWNER"], { projects: [first] });
    expect(messagesOf(inFirst, { groupRoleAssignments: [owner(second)] })).to.deep.equal([]);
    expect(messagesOf(inFirst, { groupRoleAssignments: [owner(first), owner(second)] })).to.deep.equal([
      "forbidden-roles forbids GROUP_OWNER in project 6f0000000000000000000001",
    ]);
    expect(messagesOf(inFirst, { roles: ["ORG_OWNER"] })).to.deep.equal(["forbidden-roles forbids ORG_OWNER"]);
  });

  it("fails a masked username, and one without a date of expiry", () => {
    const fields = { username: maskUsername("ann@acme.com"), expiresAt: null, roles: ["ORG_OWNER"] };
    expect(messagesOf(noOwners, fields)).to.deep.equal(["forbidden-roles forbids ORG_OWNER"]);
  });

  it("has what it was made with as options", () => {
    expect(noOwners.options).to.deep.equal({ roles: ["ORG_OWNER", "GROUP_OWNER"] });
    const { options } = forbiddenRoles(["GROUP_OWNER"], { projects: [first] });
    expect(options).to.deep.equal({ roles: ["GROUP_OWNER"], projects: [first] });
  });

  for (const role of ["OWNER", "org_owner", "ORG_", "ORG_OWNER ", "", 7, null]) {
    it(`refuses ${JSON.stringify(role)} as role`, () => {
      const message = `forbiddenRoles needs roles such as ORG_OWNER or GROUP_OWNER. Received: ${JSON.stringify(role)}`;
      expect(() => forbiddenRoles(["ORG_OWNER", role as string])).to.throw(TypeError, message);
    });
  }

  for (const project of ["acme", "6F0000000000000000000001", `${first}0`, 7]) {
    it(`refuses ${JSON.stringify(project)} as project`, () => {
      const message =
        "forbiddenRoles needs projects as ids of 24 hexadecimal digits in lower case. " +
        `Received: ${JSON.stringify(project)}`;
      expect(() => forbiddenRoles(["GROUP_OWNER"], { projects: [project as string] })).to.throw(TypeError, message);
    });
  }

  for (const [refused, roles, options, message] of [
    [
      "no list of roles",
      "ORG_OWNER",
      {},
      'forbiddenRoles needs a list of roles such as ORG_OWNER or GROUP_OWNER. Received: "ORG_OWNER"',
    ],
    [
      "an empty list of roles",
      [],
      {},
      "forbiddenRoles needs a list of roles such as ORG_OWNER or GROUP_OWNER that is not empty. Received: []",
    ],
    [
      "no list of projects",
      ["GROUP_OWNER"],
      { projects: null },
      "forbiddenRoles needs a list of projects as ids of 24 hexadecimal digits in lower case. Received: null",
    ],
    [
      "an empty list of projects",
      ["GROUP_OWNER"],
      { projects: [] },
      "forbiddenRoles needs a list of projects as ids of 24 hexadecimal digits in lower case that is not empty. Received: []",
    ],
    [
      "projects without a project role",
      ["ORG_OWNER"],
      { projects: [first] },
      "forbiddenRoles needs a project role, such as GROUP_OWNER, to forbid in projects: an organization role is forbidden " +
        'in any case. Received: ["ORG_OWNER"]',
    ],
  ] as const) {
    it(`refuses ${refused}`, () => {
      const given = [roles, options] as unknown as [string[], ForbiddenRolesOptions];
      expect(() => forbiddenRoles(...given)).to.throw(TypeError, message);
    });
  }
});
