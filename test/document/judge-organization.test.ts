import { expect } from "chai";
import { AtlasError } from "../../provider/atlas";
import type { InvitationList } from "../../provider/atlas/invitation-list";
import type { ListInputs } from "../../provider/atlas/list-inputs";
import type { DocumentGate } from "../../provider/document/gates-document";
import { judgeOrganization } from "../../provider/document/judge-organization";
import { maxAge } from "../../provider/index";
import { invitation, now } from "../invitation";

const orgId = "5f0000000000000000000001";

const gate: DocumentGate = {
  name: "acme",
  inputs: { orgId, environmentPrefix: "ACME_" },
  expectations: [maxAge({ days: 14 })],
  waivers: [],
  location: { file: "atlas-invitations.yaml", line: 3 },
};

const list: InvitationList = {
  invitations: [invitation({ createdAt: "2026-11-01T00:00:00Z" })],
  orgName: "Acme",
  servedBy: "invites",
  sunset: null,
  fingerprint: "",
};

describe("the verdict on an organization of a document", () => {
  it("is on what its inputs ask for, and says which organization and where it stands", async () => {
    const asked: [string, Omit<ListInputs, "orgId">][] = [];
    const client = {
      async list(id: string, inputs: Omit<ListInputs, "orgId">) {
        asked.push([id, inputs]);
        return list;
      },
    };
    const { verdict, ...judged } = await judgeOrganization(client, gate, now);
    expect(asked).to.deep.equal([[orgId, { environmentPrefix: "ACME_" }]]);
    expect(judged).to.deep.equal({ gate: "acme", orgId, orgName: "Acme", location: gate.location });
    expect(verdict.violations.map(({ message }) => message)).to.deep.equal(["max-age permits 14 days"]);
  });

  it("is that it was not evaluated, when the organization cannot be read", async () => {
    const client = { list: async () => Promise.reject(new AtlasError("not-found", "Atlas shows no organization.")) };
    const { verdict, orgName } = await judgeOrganization(client, gate, now);
    expect(orgName).to.equal(null);
    expect(verdict.passed).to.equal(false);
    expect(verdict.failure).to.deep.equal({ code: "not-found", message: "Atlas shows no organization." });
    expect(verdict.expectations.map(({ id }) => id)).to.deep.equal(["max-age"]);
  });

  it("shows no address where addresses are masked", async () => {
    const client = { list: async () => list };
    const judged = await judgeOrganization(client, { ...gate, inputs: { orgId, usernames: "masked" } }, now);
    expect(judged.verdict.violations).to.have.lengthOf(1);
    expect(JSON.stringify(judged)).to.contain("a…@acme.com#");
    expect(JSON.stringify(judged)).to.not.match(/ann@|bob@/);
  });
});
