import path from "node:path";
import { expect } from "chai";
import { findSourceLocation } from "../../provider/gate/source-location";

const root = path.resolve(__dirname, "../..");
const own = path.join(root, "dist");

describe("the line of a program that makes a gate", () => {
  for (const [where, frame, file] of [
    ["a CommonJS program", `    at Object.<anonymous> (${root}/examples/demo.ts:7:1)`, "examples/demo.ts"],
    ["an ECMAScript module", `    at file://${root}/examples/demo.ts:7:1`, "examples/demo.ts"],
    ["a function of a program", `    at makeGate (${root}/examples/demo.ts:7:22)`, "examples/demo.ts"],
  ] as const) {
    it(`is found in ${where}`, () => {
      const stack = [
        "Error",
        `    at new InvitationGate (${own}/invitation-gate.js:99:1)`,
        `    at Object.x (${root}/node_modules/something/index.js:1:1)`,
        "    at Module._compile (node:internal/modules/cjs/loader:1554:14)",
        frame,
        `    at other (${root}/examples/other.ts:1:1)`,
      ].join("\n");
      expect(findSourceLocation(stack, own)).to.deep.equal({ file, line: 7 });
    });
  }

  it("is not known when the stack names none", () => {
    expect(findSourceLocation(`Error\n    at new InvitationGate (${own}/invitation-gate.js:99:1)`, own)).to.equal(null);
  });
});
