import { expect } from "chai";
import type { AtlasEmulator } from "../../provider/testing";
import {
  acmeId,
  createAcmeStack,
  fresh,
  freshNext,
  organizations,
  stale,
  staleLines,
  staleWho,
  startAcme,
} from "./acme";
import { diagnosticsOf } from "./diagnostics";
import { readable } from "./readable";
import type { Stack } from "./stack";

const gate = "atlas-invitations:index:InvitationGate";

describe("a preview with a gate", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;

  beforeEach(async () => {
    atlas = await startAcme(fresh);
  });

  afterEach(async () => {
    await stack.remove();
    await atlas.close();
  });

  it("passes when all is as expected, with one challenge and two pages of users", async () => {
    stack = await createAcmeStack(atlas, "examples/stale-invitations");
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(0);
    expect(diagnosticsOf(output)).to.deep.equal({
      [`${gate} (acme)`]: ["1 invitation of acme, as expected", freshNext],
    });
    expect(atlas.requests.map(({ status }) => status)).to.deep.equal([401, 200, 200]);
  });

  it("fails on an invitation that is too old, of another domain and for an owner", async () => {
    atlas.setInvitations(acmeId, [fresh, stale]);
    stack = await createAcmeStack(atlas, "examples/stale-invitations");
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(1);
    expect(diagnosticsOf(output)).to.deep.equal({
      [`${gate} (acme)`]: [
        "error: 3 violations in 1 invitation",
        staleWho,
        "  max-age permits 14 days",
        "  allowed-domains permits only acme.com",
        "  forbidden-roles forbids ORG_OWNER",
        "  withdraw it, which also removes a member who accepted it meanwhile:",
        `  atlas api mongoDbCloudUsers removeOrgUser --orgId ${acmeId} --userId eefb6891be12172a5f55d46c`,
        freshNext,
      ],
      "pulumi:pulumi:Stack (stale-invitations-test)": ["error: The invitation gate failed: acme (3 violations)"],
    });
  });

  it("fails an update too", async () => {
    atlas.setInvitations(acmeId, [stale]);
    stack = await createAcmeStack(atlas, "examples/stale-invitations");
    const { exitCode, output } = await stack.run("up", "--skip-preview");
    expect(exitCode, output).to.equal(1);
    expect(diagnosticsOf(output)).to.have.property("pulumi:pulumi:Stack (stale-invitations-test)");
  });

  it("leaves an unchanged organization an unchanged stack", async () => {
    stack = await createAcmeStack(atlas, "test/engine/programs/exported-verdict");
    expect(await stack.run("up")).to.have.property("exitCode", 0);
    const { exitCode, output } = await stack.run("preview", "--expect-no-changes");
    expect(exitCode, output).to.equal(0);
  });

  it("shows the verdict that a failing program exports", async () => {
    atlas.setInvitations(acmeId, [stale]);
    stack = await createAcmeStack(atlas, "test/engine/programs/exported-verdict");
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(1);
    expect(diagnosticsOf(output)).to.deep.equal({
      [`${gate} (acme)`]: staleLines,
      "pulumi:pulumi:Stack (exported-verdict-test)": ["error: The invitation gate failed: acme (1 violation)"],
    });
    expect(readable(output)).to.contain("Outputs:\n    passed : false\n    verdict: {\n        expectations   : [\n");
  });

  it("says every violation of every gate, also of one that reads slowly, and warns of advisory ones", async () => {
    for (const id of Object.values(organizations)) atlas.setInvitations(id, [stale]);
    atlas.fault({ orgId: organizations.beta, delayMilliseconds: 3000, times: Number.POSITIVE_INFINITY });
    stack = await createAcmeStack(atlas, "test/engine/programs/several-gates", {
      config: { organizations: JSON.stringify(organizations) },
    });
    const commands: Parameters<Stack["run"]>[] = [["preview"], ["up", "--skip-preview"]];
    for (const command of commands) {
      const { exitCode, output } = await stack.run(...command);
      expect(exitCode, output).to.equal(1);
      const told = Object.entries(organizations).map(([name, id]) => {
        const lines = staleLines.map((line) => line.replace(acmeId, id));
        return [`${gate} (${name})`, lines.toSpliced(3, 0, "  advisory: only-expected does not list this address")];
      });
      expect(diagnosticsOf(output)).to.deep.equal({
        ...Object.fromEntries(told),
        "pulumi:pulumi:Stack (several-gates-test)": [
          "error: 3 of 3 invitation gates failed: acme (1 violation), beta (1 violation), gamma (1 violation)",
        ],
      });
    }
  });

  it("warns when the organization is not known before the update, which then evaluates it", async () => {
    atlas.setInvitations(acmeId, [stale]);
    stack = await createAcmeStack(atlas, "test/engine/programs/unknown-organization");
    const preview = await stack.run("preview");
    expect(preview.exitCode, preview.output).to.equal(0);
    expect(diagnosticsOf(preview.output)).to.deep.equal({
      [`${gate} (acme)`]: [
        "warning: This gate was not evaluated, as its organization id, or another of its args, is not known before " +
          "the update. The update evaluates it.",
      ],
    });
    const update = await stack.run("up", "--skip-preview");
    expect(update.exitCode, update.output).to.equal(1);
    expect(diagnosticsOf(update.output)).to.have.property(`${gate} (acme)`).that.includes.members(staleLines);
  });
});
