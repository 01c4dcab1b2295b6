import { expect } from "chai";
import "@pulumi/pulumi/runtime/state";

const file = require.resolve("../../provider/gate/gates-of-program");

/** Loads the module as a copy of the package of its own does. */
function loadCopy(): typeof import("../../provider/gate/gates-of-program") {
  delete require.cache[file];
  return require(file);
}

/** Does something as a program of its own, with the stack resource that Pulumi gives every program. */
function inProgram<Result>(act: () => Result): Result {
  return globalThis.asyncLocalStorage.run({ stackResource: {} }, act);
}

describe("the gates of a program that has two copies of this package", () => {
  const [one, other] = [loadCopy(), loadCopy()];

  it("are the same for both", () => {
    expect(one.getProgramGates).to.not.equal(other.getProgramGates);
    const [gates, otherGates] = inProgram(() => [one.getProgramGates(true), other.getProgramGates(true)]);
    expect(gates).to.equal(otherGates);
  });

  it("are not those of another program in the same process", () => {
    const [gates, otherGates] = [one, other].map(({ getProgramGates }) => inProgram(() => getProgramGates(true)));
    expect(gates).to.not.equal(otherGates);
  });
});
