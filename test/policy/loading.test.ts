import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect } from "chai";

const root = path.resolve(__dirname, "../..");

/** The files of this package that are loaded together with one of its modules. */
function loadedWith(module: string): string[] {
  const script = `require("tsx/cjs"); require(${JSON.stringify(path.join(root, "provider", module))});
    console.log(JSON.stringify(Object.keys(require.cache)));`;
  const files: string[] = JSON.parse(execFileSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" }));
  return files.map((file) => path.relative(root, file));
}

describe("the main entry of the package", () => {
  it("loads neither the policy pack nor the component nor the SDK for policies", () => {
    const loaded = loadedWith("index.ts");
    expect(loaded).to.include(path.join("provider", "invitation-gate.ts"));
    expect(loaded.filter((file) => /^provider\/(policy|component)\/|@pulumi\/policy/.test(file))).to.deep.equal([]);
  });

  it("finds the SDK for policies unneeded even for the policies themselves", () => {
    expect(loadedWith("policy/index.ts").filter((file) => file.includes("@pulumi/policy"))).to.deep.equal([]);
  });
});
