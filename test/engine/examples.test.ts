import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { type AtlasEmulator, emulatorApiKey, emulatorServiceAccount } from "../../provider/testing";
import { acmeId, createAcmeStack, fresh, freshNext, organizations, stale, staleLines, startAcme } from "./acme";
import { diagnosticsOf } from "./diagnostics";
import type { Stack } from "./stack";

describe("the example several-organizations", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;
  const { acme, beta } = organizations;

  before(async () => {
    atlas = await startAcme(fresh, stale);
    atlas.setInvitations(beta, [{ ...fresh, inviterUsername: "qwertzui" }]);
  });

  afterEach(() => stack.remove());

  after(() => atlas.close());

  it("reads each organization with credentials of its own namespace, and never with the environment's", async () => {
    stack = await createAcmeStack(atlas, "examples/several-organizations", {
      config: {
        organizations: JSON.stringify({ acme, beta }),
        "acme:baseUrl": atlas.url,
        "acme:publicKey": emulatorApiKey.publicKey,
        "beta:baseUrl": atlas.url,
        "beta:clientId": emulatorServiceAccount.clientId,
      },
      secrets: {
        "acme:privateKey": emulatorApiKey.privateKey,
        "beta:clientSecret": emulatorServiceAccount.clientSecret,
      },
    });
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(1);
    expect(diagnosticsOf(output)).to.deep.equal({
      "atlas-invitations:index:InvitationGate (acme)": [...staleLines, freshNext],
      "atlas-invitations:index:InvitationGate (beta)": [
        "warning: 1 advisory violation in 1 invitation",
        "advisory: ann@acme.com (ORG_MEMBER, sent 2 days ago by qwertzui)",
        "  invited-by-people permits people only",
        "  withdraw it:",
        `  atlas organizations invitations delete ${fresh.id} --orgId ${beta}`,
        "1 invitation of beta, as expected but for 1 advisory",
        freshNext,
      ],
      "pulumi:pulumi:Stack (several-organizations-test)": ["error: 1 of 2 invitation gates failed: acme (1 violation)"],
    });
    const signers = atlas.requests.map(({ orgId, publicKey, clientId }) => [orgId, publicKey ?? clientId]);
    expect(signers).to.deep.include([acme, emulatorApiKey.publicKey]);
    expect(signers).to.deep.include([beta, emulatorServiceAccount.clientId]);
  });

  it("fails when a namespace holds no credentials, although mongodbatlas and the environment do", async () => {
    stack = await createAcmeStack(atlas, "examples/several-organizations", {
      config: { organizations: JSON.stringify({ acme }), "acme:baseUrl": atlas.url },
      env: { MONGODB_ATLAS_PUBLIC_KEY: "emulator", MONGODB_ATLAS_PRIVATE_KEY: emulatorApiKey.privateKey },
    });
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(1);
    expect(output).to.contain(
      `This gate of organization ${acmeId} was not evaluated. There are no Atlas credentials. ` +
        "Set acme:publicKey and acme:privateKey. A service account or an access token will do as well.",
    );
  });
});

describe("the example adoption", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "adoption-"));
    atlas = await startAcme(fresh, stale);
  });

  after(async () => {
    await stack.remove();
    await atlas.close();
    await rm(folder, { recursive: true });
  });

  it("tolerates what is wrong at the start, and reports what came since", async () => {
    const sarif = path.join(folder, "invitations.sarif");
    stack = await createAcmeStack(atlas, "examples/adoption", { config: { sarif } });
    const update = await stack.run("up");
    expect(update.exitCode, update.output).to.equal(0);
    atlas.setInvitations(acmeId, [fresh, stale, { username: "mallory@other.example" }]);
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(1);
    expect(output).to.contain("2 violations tolerated: there when the baseline was taken");
    const { results } = JSON.parse(await readFile(sarif, "utf8")).runs[0];
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).to.deep.equal(["allowed-domains", "baseline"]);
  });
});

describe("the folder examples", () => {
  it("holds no program that no test runs", () => {
    const programs = readdirSync(path.join(__dirname, "../../examples"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(programs).to.have.members([
      "adoption",
      "baseline",
      "ci",
      "command-line",
      "data-source",
      "document",
      "drift-as-a-trigger",
      "go",
      "python",
      "several-organizations",
      "stale-invitations",
      "yaml",
    ]);
  });
});
