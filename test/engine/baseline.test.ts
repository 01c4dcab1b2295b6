import { expect } from "chai";
import type { AtlasEmulator } from "../../provider/testing";
import { acmeId, createAcmeStack, fresh, freshNext, organizations, stale, staleLines, startAcme } from "./acme";
import { diagnosticsOf } from "./diagnostics";
import type { Stack } from "./stack";
import { useAcmeStack } from "./use-acme-stack";

const gate = "atlas-invitations:index:InvitationGate (acme)";
const baselineUrn = (program: string) =>
  `urn:pulumi:test::${program}::atlas-invitations:index:InvitationGate$pulumi:index:Stash::acme-baseline`;
const carol = { ...fresh, id: "65000000000000000000000c", username: "carol@acme.com" };

for (const [program, folder, notes] of [
  ["baseline", "examples/baseline", []],
  ["baseline-esm", "test/engine/programs/baseline-esm", [freshNext]],
] as const) {
  describe(`a gate with a baseline (${program})`, () => {
    let atlas: AtlasEmulator;
    let stack: Stack;
    const urn = baselineUrn(program);
    const carolLines = [
      "error: 1 violation in 1 invitation",
      "carol@acme.com (ORG_MEMBER, sent 2 days ago by bob@acme.com)",
      "  baseline permits only who was there at the last approved deployment",
      "  withdraw it:",
      `  atlas organizations invitations delete ${carol.id} --orgId ${acmeId}`,
      "or approve carol@acme.com, and deploy nothing else:",
      `  pulumi up --target-replace '${urn}'`,
    ];

    async function run(expected: number, ...args: Parameters<Stack["run"]>): Promise<string> {
      const { exitCode, output } = await stack.run(...args);
      expect(exitCode, output).to.equal(expected);
      return output;
    }

    before(async () => {
      atlas = await startAcme(fresh);
      stack = await createAcmeStack(atlas, folder);
    });

    after(async () => {
      await stack.remove();
      await atlas.close();
    });

    it("approves whoever is invited at the first update, and says whom", async () => {
      await run(0, "preview");
      const { [gate]: lines } = diagnosticsOf(await run(0, "up", "--skip-preview"));
      expect(lines).to.include("approved 1 invitation: ann@acme.com");
      await run(0, "preview", "--expect-no-changes");
    });

    it("fails on an invitation that came since, in preview and in update, and says how to approve it", async () => {
      atlas.setInvitations(acmeId, [fresh, carol]);
      const runs: Parameters<Stack["run"]>[] = [["preview"], ["up", "--skip-preview"]];
      for (const args of runs) {
        expect(diagnosticsOf(await run(1, ...args))).to.deep.equal({
          [gate]: [...carolLines, ...notes],
          [`pulumi:pulumi:Stack (${program}-test)`]: ["error: The invitation gate failed: acme (1 violation)"],
        });
      }
    });

    it("passes when an approved invitation is gone, and holds on to what was approved", async () => {
      atlas.setInvitations(acmeId, []);
      await run(0, "preview", "--expect-no-changes");
      await run(0, "up", "--skip-preview");
      atlas.setInvitations(acmeId, [fresh]);
      await run(0, "preview");
    });

    it("shows that an approval would pass, and takes it, says whom it approves, and deploys nothing else", async () => {
      atlas.setInvitations(acmeId, [fresh, carol]);
      await stack.setConfig({ more: "true" });
      await run(0, "preview", "--target-replace", urn);
      const { [gate]: lines } = diagnosticsOf(await run(0, "up", "--skip-preview", "--target-replace", urn));
      expect(lines).to.include("approved 2 invitations: ann@acme.com, carol@acme.com");
      expect(await stack.exportState()).to.not.contain("::more");
      await stack.setConfig({ more: "false" });
      await run(0, "preview", "--expect-no-changes");
    });
  });
}

describe("a gate with a baseline and an expectation that fails", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;
  const urn = baselineUrn("baseline-esm");

  beforeEach(async () => {
    atlas = await startAcme(fresh, stale);
    stack = await createAcmeStack(atlas, "test/engine/programs/baseline-esm");
  });

  afterEach(async () => {
    await stack.remove();
    await atlas.close();
  });

  it("does not take a baseline", async () => {
    const { exitCode, output } = await stack.run("up", "--skip-preview");
    expect(exitCode, output).to.equal(1);
    expect(diagnosticsOf(output)[gate]).to.deep.equal([...staleLines, freshNext]);
    expect(await stack.exportState()).to.not.contain("acme-baseline");
  });

  it("does not move a baseline, even when it was to be replaced", async () => {
    atlas.setInvitations(acmeId, [fresh]);
    expect(await stack.run("up")).to.have.property("exitCode", 0);
    atlas.setInvitations(acmeId, [fresh, carol, stale]);
    for (const args of [["--skip-preview"], ["--skip-preview", "--replace", urn]]) {
      const { exitCode, output } = await stack.run("up", ...args);
      expect(exitCode, output).to.equal(1);
      expect(diagnosticsOf(output)[gate]).to.deep.equal([...staleLines, freshNext]);
    }
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(1);
    expect(diagnosticsOf(output)[gate]).to.include.members([
      "error: 3 violations in 2 invitations",
      "or approve dan@contractor.example, carol@acme.com, and deploy nothing else:",
    ]);
    const approved = JSON.parse(await stack.exportState()).deployment.resources.find(
      (resource: { urn: string }) => resource.urn === urn,
    ).outputs.output;
    expect(approved).to.have.length(1);
  });
});

describe("a gate with a baseline beside another gate", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;

  before(async () => {
    atlas = await startAcme();
    stack = await createAcmeStack(atlas, "test/engine/programs/two-gates", {
      config: { organizations: JSON.stringify(organizations) },
    });
  });

  after(async () => {
    await stack.remove();
    await atlas.close();
  });

  it("takes an empty baseline, and fails on the first invitation since", async () => {
    expect(await stack.run("up")).to.have.property("exitCode", 0);
    atlas.setInvitations(acmeId, [fresh]);
    expect(await stack.run("preview")).to.have.property("exitCode", 1);
  });

  it("does not move its baseline in an update that fails because of the other", async () => {
    atlas.setInvitations(organizations.beta, [stale]);
    const { exitCode, output } = await stack.run("up", "--skip-preview", "--replace", baselineUrn("two-gates"));
    expect(exitCode, output).to.equal(1);
    expect(diagnosticsOf(output)).to.include.keys(
      "atlas-invitations:index:InvitationGate (beta)",
      "pulumi:pulumi:Stack (two-gates-test)",
    );
    atlas.setInvitations(organizations.beta, []);
    const next = await stack.run("preview");
    expect(next.exitCode, next.output).to.equal(1);
    expect(diagnosticsOf(next.output)[gate]?.join()).to.contain("baseline permits only who was there");
  });
});

describe("a gate with a baseline whose hook fails", () => {
  const acme = useAcmeStack();

  it("takes its baseline in an update that succeeds, with a warning", async () => {
    await acme.start("test/engine/programs/failing-hook");
    const { output } = await acme.run(0, "up", "--skip-preview");
    expect(output).to.match(/warning: .*hook.*\n?.*The hook failed\./);
    await acme.run(0, "preview", "--expect-no-changes");
  });
});
