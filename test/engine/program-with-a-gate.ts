import { rm } from "node:fs/promises";
import { expect } from "chai";
import type { AtlasEmulator } from "../../provider/testing";
import { acmeId, createAcmeStack, fresh, stale, startAcme } from "./acme";
import { copyExample } from "./copy-example";
import { diagnosticsOf } from "./diagnostics";
import { expectFileOnLanguagesPage, expectOnLanguagesPage } from "./languages-page";
import type { Stack, StackOptions } from "./stack";

const gate = "atlas-invitations:index:InvitationGate (acme)";
const failed =
  "error: atlas-invitations:index:InvitationGate resource 'acme' has a problem: The invitation gate failed: acme (3 violations)";

export interface ProgramWithGate {
  /** The folder of the program in `examples`. */
  readonly example: string;
  /** The file of the program in that folder. */
  readonly file: string;
  /** Lets a copy of the program find its generated SDK, and says what its stack needs for that. */
  readonly prepare: (folder: string) => Promise<Partial<StackOptions>>;
}

/** Tests that an example in another language is judged as a program in TypeScript is, and stands on the page of languages. */
export function testProgramWithGate({ example, file, prepare }: ProgramWithGate): void {
  const stackResource = `pulumi:pulumi:Stack (${example}-test)`;
  let atlas: AtlasEmulator;
  let stack: Stack;
  let folder: string;

  before(async () => {
    folder = await copyExample(example);
    const options = await prepare(folder);
    atlas = await startAcme(fresh);
    stack = await createAcmeStack(atlas, folder, options);
  });

  after(async () => {
    await stack?.remove();
    await atlas?.close();
    await rm(folder, { recursive: true });
  });

  it("passes when all is as expected", async () => {
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(0);
    expect(diagnosticsOf(output)[gate]?.[0]).to.equal("1 invitation of acme, as expected");
    expect(output).to.contain("Outputs:\n    passed: true\n");
  });

  it("fails on what is not, with the lines of a program in TypeScript", async () => {
    atlas.setInvitations(acmeId, [fresh, stale]);
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(1);
    const told = diagnosticsOf(output);
    expect(told[gate]).to.include("error: 3 violations in 1 invitation");
    expect(told[gate]).to.include(`  atlas organizations invitations delete ${stale.id} --orgId ${acmeId}`);
    expect(told[stackResource]?.[0]).to.equal(failed);
    expectOnLanguagesPage([`  ${gate}:`, ...(told[gate] ?? []).map((line) => `    ${line}`)]);
    expectOnLanguagesPage([`  ${stackResource}:`, `    ${failed}`]);
  });

  it("is the one that the page shows", () => expectFileOnLanguagesPage(`${example}/${file}`));
}
