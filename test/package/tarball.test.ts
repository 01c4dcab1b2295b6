import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { type PackedPackage, packPackage, self } from "./packed-package";
import { installTools } from "./tools";

const run = promisify(execFile);

describe("the tarball", () => {
  let packed: PackedPackage;
  let tools: string;
  let files: string[];

  before(async () => {
    [packed, tools] = await Promise.all([packPackage(), installTools()]);
    const { stdout } = await run("tar", ["-tzf", packed.tarball]);
    files = stdout.trim().split("\n");
  });

  after(() => packed.remove());

  it("is small", async () => {
    const { size } = await stat(packed.tarball);
    expect(size, "bytes").to.be.at.most(150_000);
    expect(files.length, "files").to.be.at.most(250);
  });

  it("holds no sources, no maps and no dependencies", () => {
    expect(files.filter((file) => /\.map$|node_modules|\.test\.|^package\/(provider|test)\//.test(file))).to.deep.equal(
      [],
    );
  });

  it("has a package.json that publint finds nothing wrong with", async () => {
    const folder = path.join(packed.project, "node_modules", self);
    const { stdout } = await run(process.execPath, [path.join(tools, "publint/src/cli.js"), folder, "--strict"]);
    expect(stdout).to.contain("All good!");
  });

  it("has types that are right for every way to import them", async () => {
    const attw = path.join(tools, "@arethetypeswrong/cli/dist/index.js");
    const { stdout } = await run(process.execPath, [attw, packed.tarball, "--no-color", "--format", "ascii"]).catch(
      (error) => error,
    );
    expect(stdout).to.contain("No problems found");
  });
});
