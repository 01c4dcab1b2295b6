import { expect } from "chai";
import { acmeGate, acmeId, fresh, stale } from "./acme";
import { copyExample } from "./copy-example";
import { expectFileOnLanguagesPage, expectOnLanguagesPage } from "./languages-page";
import type { StackOptions } from "./stack";
import { shareAcmeStack } from "./use-acme-stack";
import { shareFolder } from "./use-folder";

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
  const acme = shareAcmeStack();
  const folder = shareFolder();

  before(async () => {
    await copyExample(example, folder.path);
    await acme.start(folder.path, await prepare(folder.path));
  });

  it("passes when all is as expected", async () => {
    const { told, output } = await acme.run(0, "preview");
    expect(told[acmeGate]?.[0]).to.equal("1 invitation of acme, as expected");
    expect(output).to.contain("Outputs:\n    passed: true\n");
  });

  it("fails on what is not, with the lines of a program in TypeScript", async () => {
    acme.atlas.setInvitations(acmeId, [fresh, stale]);
    const { told } = await acme.run(1, "preview");
    expect(told[acmeGate]).to.include("error: 3 violations in 1 invitation");
    expect(told[acmeGate]).to.include(`  atlas organizations invitations delete ${stale.id} --orgId ${acmeId}`);
    expect(told[stackResource]?.[0]).to.equal(failed);
    expectOnLanguagesPage([`  ${acmeGate}:`, ...(told[acmeGate] ?? []).map((line) => `    ${line}`)]);
    expectOnLanguagesPage([`  ${stackResource}:`, `    ${failed}`]);
  });

  it("is the one that the page shows", () => expectFileOnLanguagesPage(`${example}/${file}`));
}
