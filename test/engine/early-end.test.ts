import { expect } from "chai";
import { fresh, stale } from "./acme";
import { useAcmeStack } from "./use-acme-stack";

describe("a preview of a program with a gate that fails", () => {
  const acme = useAcmeStack(stale);

  for (const way of ["exits at once", "exits once there is a verdict", "exits on an error", "swallows every error"]) {
    it(`fails even when the program ${way}`, async () => {
      await acme.start("test/engine/programs/early-end", { config: { way } });
      const { output } = await acme.run(1, "preview");
      if (way === "swallows every error") {
        expect(output).to.contain("The program ended as if its invitation gates had passed: acme (1 violation)");
      }
    });
  }
});

describe("a preview of a program that swallows what the constructor of a gate throws", () => {
  const acme = useAcmeStack(fresh);

  it("fails, and names the gate", async () => {
    await acme.start("test/engine/programs/early-end", { config: { way: "swallows what a gate throws" } });
    const { output } = await acme.run(1, "preview");
    expect(output).to.contain("The program ended as if its invitation gates had passed: empty (no verdict yet)");
  });
});
