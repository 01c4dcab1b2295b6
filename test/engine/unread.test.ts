import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { baselineUrn, carol, fresh, organizations, stale, staleLines, staleRemedy } from "./acme";
import { startAdopted } from "./adopted-gate";
import { useAcmeStack } from "./use-acme-stack";
import { useFolder } from "./use-folder";

const gate = (name: string) => `atlas-invitations:index:InvitationGate (${name})`;
const forever = { times: Number.POSITIVE_INFINITY };
const advisory = ["--config", "atlas-invitations:enforcementLevel=advisory"];

const unread = (orgId: string) =>
  `The invitations of organization ${orgId} could not be read, so this gate was not evaluated. Atlas refused 192.0.2.1, ` +
  "which is not on the API access list of the API key (403 IP_ADDRESS_NOT_ON_ACCESS_LIST). Add it to that access list, or " +
  "run from an address that is on it.";
const emergency =
  "To deploy all the same, in an emergency: pulumi up --config atlas-invitations:enforcementLevel=advisory";
const loud =
  "warning: NO INVITATION GATE IS ENFORCED: atlas-invitations:enforcementLevel is advisory, so every violation is a warning. " +
  "When the emergency is over: pulumi config rm atlas-invitations:enforcementLevel";

describe("a gate that cannot look", () => {
  const acme = useAcmeStack(stale);
  const folder = useFolder();
  const { acme: acmeId, beta, gamma } = organizations;

  it("says so itself and lets the others have their say, in preview, in update and in an emergency", async () => {
    acme.atlas.setInvitations(gamma, [fresh]);
    acme.atlas.fault({ orgId: beta, status: 403, ...forever });
    await acme.start("test/engine/programs/several-gates", {
      config: { organizations: JSON.stringify(organizations) },
    });
    const commands = [["preview"], ["up", "--skip-preview"]] as const;
    for (const [command, ...args] of commands) {
      const { told } = await acme.run(1, command, ...args);
      expect(told[gate("beta")]).to.deep.equal([`error: ${unread(beta)}`, emergency]);
      expect(told[gate("acme")]).to.deep.equal([
        ...staleLines.slice(0, 3),
        "  advisory: only-expected does not list this address",
        ...staleRemedy,
      ]);
      expect(told[gate("gamma")]).to.include("1 invitation of gamma, as expected but for 1 advisory");
      expect(told["pulumi:pulumi:Stack (several-gates-test)"]).to.deep.equal([
        "error: 2 of 3 invitation gates failed: acme (1 violation), beta (not evaluated)",
      ]);
    }
    const { told } = await acme.run(0, "up", "--skip-preview", ...advisory);
    expect(told[gate("beta")]).to.include(`warning: ${unread(beta)}`);
    expect(
      Object.values(told)
        .flat()
        .filter((line) => line === loud),
    ).to.have.length(1);
    // The state now holds a read that failed. A refresh must neither take that for unchanged nor read it as success.
    await acme.run(1, "refresh", "--preview-only", "--expect-no-changes");
    acme.atlas.clearFaults();
    await acme.run(7, "refresh", "--preview-only", "--expect-no-changes");
  });

  it("fails with every gate on its own line when no organization can be read", async () => {
    acme.atlas.fault({ status: 403, ...forever });
    await acme.start("test/engine/programs/several-gates", {
      config: { organizations: JSON.stringify(organizations) },
    });
    const { told } = await acme.run(1, "preview");
    const lines = Object.entries(organizations).map(([name, id]) => [gate(name), [`error: ${unread(id)}`, emergency]]);
    expect(told).to.deep.equal({
      ...Object.fromEntries(lines),
      "pulumi:pulumi:Stack (several-gates-test)": [
        "error: 3 of 3 invitation gates failed: acme (not evaluated), beta (not evaluated), gamma (not evaluated)",
      ],
    });
  });

  it("neither takes, moves nor compares its baseline", async () => {
    const urn = baselineUrn("adopted");
    const baseline = async () => {
      const { deployment } = JSON.parse(await acme.stack.exportState());
      return deployment.resources.find((resource: { urn: string }) => resource.urn === urn);
    };
    acme.atlas.setInvitations(acmeId, [fresh]);
    await startAdopted(acme, { args: { baseline: true } });
    const failToLook = async (...args: string[]) => {
      acme.atlas.fault({ status: 403, ...forever });
      const { told } = await acme.run(1, "up", "--skip-preview", ...args);
      expect(told[gate("acme")]).to.deep.equal([`error: ${unread(acmeId)}`, emergency]);
      acme.atlas.clearFaults();
    };
    await failToLook();
    expect(await baseline()).to.equal(undefined);
    await acme.run(0, "up", "--skip-preview");
    const taken = await baseline();
    expect(taken.outputs.output).to.have.length(1);
    acme.atlas.setInvitations(acmeId, [fresh, carol]);
    await failToLook("--replace", urn);
    expect(await baseline()).to.deep.equal(taken);
    const { told } = await acme.run(1, "preview");
    expect(told[gate("acme")]).to.include("  baseline permits only who was there at the last approved deployment");
  });

  it("takes no baseline and adopts nothing, hides what is to be masked, and stands in every report", async () => {
    const [json, sarif] = [folder.file("r.json"), folder.file("r.sarif")];
    acme.atlas.fault({ status: 403, ...forever });
    await startAdopted(acme, { args: { baseline: "adopt", usernames: "masked", report: { json, sarif } } });
    const { told } = await acme.run(1, "up", "--skip-preview");
    expect(told[gate("acme")]).to.deep.equal([`error: ${unread(acmeId)}`, emergency]);
    expect(await acme.stack.exportState()).to.not.contain("acme-baseline");
    const { gates } = JSON.parse(await readFile(json, "utf8"));
    expect(gates).to.have.length(1);
    expect(gates[0])
      .to.include({ gate: "acme", passed: false })
      .and.have.nested.property("failure.code", "access-list");
    const { runs } = JSON.parse(await readFile(sarif, "utf8"));
    expect(runs[0].invocations[0].executionSuccessful).to.equal(false);
  });

  const namesSomebody = {
    status: 403,
    errorCode: "ORG_REQUIRES_ACCESS_LIST",
    detail: "zoe@acme.com may not.",
    ...forever,
  };

  it("masks whom Atlas names in a failure, on the screen and in the state", async () => {
    acme.atlas.fault(namesSomebody);
    await startAdopted(acme, { args: { usernames: "masked" } });
    const { output } = await acme.run(1, "up", "--skip-preview");
    expect(output).to.contain("Atlas says: z…@acme.com#").and.not.contain("zoe@");
    expect(await acme.stack.exportState())
      .to.contain("z…@acme.com#")
      .and.not.contain("zoe@");
  });

  it("keeps a failure as a secret when its outputs are to be secret", async () => {
    acme.atlas.fault(namesSomebody);
    await startAdopted(acme, { args: { secret: true } });
    const { output } = await acme.run(1, "up", "--skip-preview");
    expect(output).to.contain("Atlas says: zoe@acme.com");
    expect(await acme.stack.exportState())
      .to.contain(acmeId)
      .and.not.contain("zoe@");
  });
});
