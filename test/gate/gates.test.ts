import { expect } from "chai";
import { createGates, type Gate } from "../../provider/gate/gates";
import { createReportFiles } from "../../provider/gate/report-files";
import { evaluate } from "../../provider/verdict/evaluate";
import type { Waiver } from "../../provider/waivers/waiver";
import { now } from "../invitation";

const gateOf = (name: string, fault: string | null, waivers: readonly Waiver[] = []): Gate => ({
  name,
  met: Promise.resolve(fault === null),
  waived: Promise.resolve({ gate: name, orgId: undefined, waivers, verdict: evaluate([], [], { now }) }),
  fault: Promise.resolve(fault),
});

function gatesOf(...all: Gate[]) {
  const gates = createGates({ reportFiles: createReportFiles(undefined), isEnforced: true });
  for (const gate of all) gates.add(gate);
  return gates;
}

const failureOf = (...all: Gate[]) =>
  gatesOf(...all)
    .fail()
    .then(
      () => expect.fail("it passed"),
      (error: Error) => error,
    );

describe("the gates of a program", () => {
  it("fail with one error without a stack, which names each that failed and why", async () => {
    const error = await failureOf(
      gateOf("acme", "1 violation"),
      gateOf("beta", "not evaluated"),
      gateOf("gamma", null),
    );
    expect(error.message).to.equal("2 of 3 invitation gates failed: acme (1 violation), beta (not evaluated)");
    expect(error.stack).to.equal("");
    expect((await failureOf(gateOf("acme", "3 violations"))).message).to.equal(
      "The invitation gate failed: acme (3 violations)",
    );
  });

  it("fail once, with the same error", async () => {
    const gates = gatesOf(gateOf("acme", "1 violation"));
    const errors = await Promise.all([gates.fail(), gates.fail()].map((failure) => failure.catch((error) => error)));
    expect(errors[0]).to.equal(errors[1]);
  });

  it("wait for one that joins while others report", async () => {
    const gates = gatesOf();
    const joining = { ...gateOf("beta", "2 violations") };
    gates.add({
      ...gateOf("acme", "1 violation"),
      fault: Promise.resolve().then(() => {
        gates.add(joining);
        return "1 violation";
      }),
    });
    const error = await gates.fail().catch((reason: Error) => reason);
    expect(error.message).to.equal("2 of 2 invitation gates failed: acme (1 violation), beta (2 violations)");
  });

  it("are met when all are, and not met as soon as one is not", async () => {
    expect(await gatesOf(gateOf("acme", null), gateOf("beta", null)).areMet()).to.equal(true);
    const slow = { ...gateOf("beta", null), met: new Promise<boolean>(() => undefined) };
    expect(await gatesOf(slow, gateOf("acme", "1 violation")).areMet()).to.equal(false);
  });

  it("find a waiver that none of them needs for the first that was given it", async () => {
    const waiver = { username: "ann@acme.com", expectation: "max-age", reason: "r", owner: "o", expires: "2026-12-31" };
    const gates = gatesOf(gateOf("acme", null), gateOf("beta", null, [waiver]), gateOf("gamma", null, [waiver]));
    expect(await gates.unusedWaivers("beta")).to.deep.equal([waiver]);
    expect(await gates.unusedWaivers("gamma")).to.deep.equal([]);
  });

  it("say something once that one of them has to say", () => {
    const gates = gatesOf();
    expect([gates.isFirstToSay("sunset"), gates.isFirstToSay("sunset"), gates.isFirstToSay("settings")]).to.deep.equal([
      true,
      false,
      true,
    ]);
  });
});
