import { expect } from "chai";
import { acmeGate, fresh, stale } from "./acme";
import { useAcmeStack } from "./use-acme-stack";

describe("what a gate expects", () => {
  const acme = useAcmeStack(fresh, stale);
  const names = JSON.stringify([fresh.username]);
  const start = (given: string) => acme.start("test/engine/programs/given-later", { config: { given, names } });

  for (const given of ["names", "list"]) {
    it(`can be made of an output (${given})`, async () => {
      await start(given);
      const { told } = await acme.run(1, "preview");
      expect(told[acmeGate]).to.include("  only-expected does not list this address");
      expect(told[acmeGate]?.filter((line) => line.includes("ann@acme.com"))).to.deep.equal([]);
    });
  }

  it("makes the gate fail when it turns out to be something else", async () => {
    await start("wrong");
    const { told } = await acme.run(1, "preview");
    expect(told[acmeGate]?.[0]).to.match(
      /^error: This gate of organization 5f0{21}1 was not evaluated\. InvitationGate acme needs expectations as a list of what maxAge\(…\)/,
    );
  });

  it("makes the gate fail when what it is made of is wrong, with no other error than its own", async () => {
    await start("rejected");
    const { told, output } = await acme.run(1, "preview");
    expect(told[acmeGate]?.[0]).to.match(
      /^error: This gate of organization 5f0{21}1 was not evaluated\. InvitationGate acme: onlyExpected needs /,
    );
    expect(output).not.to.contain("error serializing property");
  });

  it("makes the gate warn in a preview in which it is not known, and judge in the update", async () => {
    await start("unknown");
    const { told } = await acme.run(0, "preview");
    expect(told[acmeGate]?.[0]).to.contain("warning: This gate was not evaluated");
    const update = await acme.run(1, "up", "--skip-preview");
    expect(update.told[acmeGate]).to.include("  max-age permits 14 days");
  });
});
