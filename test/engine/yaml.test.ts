import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { AtlasEmulator } from "../../provider/testing";
import { acmeId, createAcmeStack, fresh, stale, startAcme } from "./acme";
import { diagnosticsOf } from "./diagnostics";
import type { Stack } from "./stack";
import { useAcmeStack } from "./use-acme-stack";

const gate = "atlas-invitations:index:InvitationGate (acme)";

describe("a program in YAML with a gate", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;

  before(async () => {
    atlas = await startAcme(fresh);
    stack = await createAcmeStack(atlas, "examples/yaml");
  });

  after(async () => {
    await stack.remove();
    await atlas.close();
  });

  it("passes when all is as expected", async () => {
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(0);
    expect(diagnosticsOf(output)[gate]?.[0]).to.equal("1 invitation of acme, as expected");
  });

  it("fails on what is not, with the lines of a program in TypeScript", async () => {
    atlas.setInvitations(acmeId, [fresh, stale]);
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode).to.equal(1);
    expect(diagnosticsOf(output)[gate]).to.include.members([
      "error: 3 violations in 1 invitation",
      "dan@contractor.example (ORG_OWNER, sent 20 days ago by bob@acme.com)",
      "  max-age permits 14 days",
      `  atlas organizations invitations delete 65000000000000000000000b --orgId ${acmeId}`,
    ]);
    expect(output).to.contain("The invitation gate failed: acme (3 violations)");
  });

  it("fails when the organization cannot be read", async () => {
    await stack.setConfig({ orgId: "5f0000000000000000000009" });
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode).to.equal(1);
    expect(output).to.contain("The invitation gate failed: acme (not evaluated)");
  });
});

describe("a program in YAML whose organization the update makes", () => {
  const acme = useAcmeStack();

  it("warns in a preview that its gate was not evaluated", async () => {
    await acme.start("test/engine/programs/yaml-unknown");
    const { told } = await acme.run(0, "preview");
    expect(told[gate]).to.deep.equal([
      "warning: This gate was not evaluated, as its organization id, or another of its args, is not known before the update. The update evaluates it.",
    ]);
    expect(acme.atlas.requests).to.deep.equal([]);
  });
});

describe("a program in YAML with a baseline", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "yaml-"));
    atlas = await startAcme(fresh);
    stack = await createAcmeStack(atlas, "test/engine/programs/yaml-baseline", {
      config: { report: path.join(folder, "report.json") },
      env: { GITHUB_STEP_SUMMARY: path.join(folder, "summary.md") },
    });
  });

  after(async () => {
    await stack.remove();
    await atlas.close();
    await rm(folder, { recursive: true });
  });

  it("takes the baseline, fails on who came since, and takes what is approved", async () => {
    const first = await stack.run("up");
    expect(first.exitCode, first.output).to.equal(0);
    expect(first.output).to.contain("approved 1 invitation: ann@acme.com");
    atlas.setInvitations(acmeId, [fresh, { ...fresh, id: "65000000000000000000000c", username: "eve@acme.com" }]);
    const second = await stack.run("preview");
    expect(second.exitCode).to.equal(1);
    expect(second.output).to.contain("The invitation gate failed: acme (1 violation)").and.contain("eve@acme.com");
    const [, urn = ""] = /pulumi up --target-replace '(\S+)'/.exec(second.output) ?? [];
    const third = await stack.run("up", "--target-replace", urn);
    expect(third.exitCode, third.output).to.equal(0);
    expect(third.output).to.contain("approved 2 invitations: ann@acme.com, eve@acme.com");
    const fourth = await stack.run("preview");
    expect(fourth.exitCode, fourth.output).to.equal(0);
    expect(fourth.output).not.to.contain("approved");
  });

  it("shows an id that is a secret nowhere", async () => {
    atlas.setInvitations(acmeId, [fresh, stale]);
    await stack.setConfig({}, { orgId: acmeId });
    const { exitCode, output } = await stack.run("preview", "--diff");
    expect(exitCode).to.equal(1);
    expect(output).to.contain("max-age permits 14 days").and.contain("--orgId [secret]");
    const files = ["report.json", "summary.md"].map((file) => readFile(path.join(folder, file), "utf8"));
    const [report = "", summary = ""] = await Promise.all(files);
    expect(report).to.contain("max-age").and.not.contain(acmeId);
    // The summary is the whole job's: it holds what was no secret yet, too.
    expect(summary.slice(summary.lastIndexOf("max-age permits"))).not.to.contain(acmeId);
    expect(output).not.to.contain(acmeId);
  });
});
