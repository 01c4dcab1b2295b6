import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect } from "chai";

const root = path.resolve(__dirname, "..");

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
});

describe("the policies", () => {
  it("load without the SDK for policies", () => {
    expect(loadedWith("policy/index.ts").filter((file) => file.includes("@pulumi/policy"))).to.deep.equal([]);
  });
});

describe("the component plugin", () => {
  it("loads neither the gate nor the whole of the SDK before there is a gate to make", () => {
    const loaded = loadedWith("component/index.ts");
    expect(loaded).to.include(path.join("node_modules", "@pulumi", "pulumi", "provider", "server.js"));
    expect(loaded).to.not.include(path.join("node_modules", "@pulumi", "pulumi", "index.js"));
    expect(loaded.filter((file) => /^provider\//.test(file))).to.deep.equal(["provider/component/index.ts"]);
  });
});
