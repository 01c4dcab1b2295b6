import { expect } from "chai";
import { acmeGate } from "./acme";
import { useAcmeStack } from "./use-acme-stack";

describe("a gate in a component", () => {
  const acme = useAcmeStack();

  it("can have the name of another, and its read waits for what the gate depends on", async () => {
    await acme.start("test/engine/programs/components");
    await acme.run(0, "preview");
    const before = acme.atlas.requests.length;
    await acme.run(0, "up", "--skip-preview");
    const resources: { urn: string; outputs?: { doneAt?: number } }[] = JSON.parse(await acme.stack.exportState())
      .deployment.resources;
    const names = resources.map(({ urn }) => urn.split("::").at(-1));
    expect(names).to.include.members(["Team-north-acme-pending", "Department-north-acme-pending"]);
    const doneAt = resources.flatMap(({ outputs }) => outputs?.doneAt ?? []);
    expect(doneAt).to.have.length(2);
    const [first] = acme.atlas.requests.slice(before);
    expect(first?.startedAt).to.be.at.least(Math.min(...doneAt));
  });
});

describe("a transformation of the stack that loses the id of a read", () => {
  const acme = useAcmeStack();

  it("makes the gate fail in place of passing unread", async () => {
    await acme.start("test/engine/programs/transformed");
    const { told } = await acme.run(1, "preview");
    expect(told[acmeGate]?.[0]).to.match(
      /^error: This gate was not evaluated, as its data source was not read\. Its id was lost, as happens when a transformation/,
    );
  });

  it("makes a data source without a gate fail too", async () => {
    await acme.start("test/engine/programs/transformed", { config: { bare: "true" } });
    const { output } = await acme.run(1, "preview");
    expect(output).to.contain("PendingOrgInvitations acme was not read. Its id was lost");
  });
});
