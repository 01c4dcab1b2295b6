import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { acmeGate, acmeId, carol, fresh, stale, staleRemedy, staleWho } from "./acme";
import { shareAcmeStack, useAcmeStack } from "./use-acme-stack";
import { shareFolder } from "./use-folder";

describe("a program in YAML with a gate", () => {
  const acme = shareAcmeStack();

  before(() => acme.start("examples/yaml"));

  it("passes when all is as expected", async () => {
    const { told } = await acme.run(0, "preview");
    expect(told[acmeGate]?.[0]).to.equal("1 invitation of acme, as expected");
  });

  it("fails on what is not, with the lines of a program in TypeScript", async () => {
    acme.atlas.setInvitations(acmeId, [fresh, stale]);
    const { told, output } = await acme.run(1, "preview");
    expect(told[acmeGate]).to.include.members([
      "error: 3 violations in 1 invitation",
      staleWho,
      "  max-age permits 14 days",
      ...staleRemedy,
    ]);
    expect(output).to.contain("The invitation gate failed: acme (3 violations)");
  });

  it("fails when the organization cannot be read", async () => {
    await acme.stack.setConfig({ orgId: "5f0000000000000000000009" });
    const { output } = await acme.run(1, "preview");
    expect(output).to.contain("The invitation gate failed: acme (not evaluated)");
  });
});

describe("a program in YAML whose organization the update makes", () => {
  const acme = useAcmeStack();

  it("warns in a preview that its gate was not evaluated", async () => {
    await acme.start("test/engine/programs/yaml-unknown");
    const { told } = await acme.run(0, "preview");
    expect(told[acmeGate]).to.deep.equal([
      "warning: This gate was not evaluated, as its organization id, or another of its args, is not known before the update. The update evaluates it.",
    ]);
    expect(acme.atlas.requests).to.deep.equal([]);
  });
});

describe("a program in YAML with a baseline", () => {
  const acme = shareAcmeStack();
  const folder = shareFolder();

  before(() =>
    acme.start("test/engine/programs/yaml-baseline", {
      config: { report: folder.file("report.json") },
      env: { GITHUB_STEP_SUMMARY: folder.file("summary.md") },
    }),
  );

  it("takes the baseline, fails on who came since, and takes what is approved", async () => {
    const first = await acme.run(0, "up");
    expect(first.output).to.contain("approved 1 invitation: ann@acme.com");
    acme.atlas.setInvitations(acmeId, [fresh, carol]);
    const second = await acme.run(1, "preview");
    expect(second.output).to.contain("The invitation gate failed: acme (1 violation)").and.contain("carol@acme.com");
    const [, urn = ""] = /pulumi up --target-replace '(\S+)'/.exec(second.output) ?? [];
    const third = await acme.run(0, "up", "--target-replace", urn);
    expect(third.output).to.contain("approved 2 invitations: ann@acme.com, carol@acme.com");
    const fourth = await acme.run(0, "preview");
    expect(fourth.output).not.to.contain("approved");
  });

  it("shows an id that is a secret nowhere", async () => {
    acme.atlas.setInvitations(acmeId, [fresh, stale]);
    await acme.stack.setConfig({}, { orgId: acmeId });
    const { output } = await acme.run(1, "preview", "--diff");
    expect(output).to.contain("max-age permits 14 days").and.contain("--orgId [secret]");
    const files = ["report.json", "summary.md"].map((file) => readFile(folder.file(file), "utf8"));
    const [report = "", summary = ""] = await Promise.all(files);
    expect(report).to.contain("max-age").and.not.contain(acmeId);
    // The summary is the whole job's: it holds what was no secret yet, too.
    expect(summary.slice(summary.lastIndexOf("max-age permits"))).not.to.contain(acmeId);
    expect(output).not.to.contain(acmeId);
  });
});
