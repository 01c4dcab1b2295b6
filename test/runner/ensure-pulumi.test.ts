import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { type BareMachine, createBareMachine, writeEngine } from "./bare-machine";

describe("the engine that tests and the demo run", () => {
  let machine: BareMachine;

  beforeEach(async () => {
    machine = await createBareMachine();
  });

  afterEach(() => machine.remove());

  describe("on PATH", () => {
    beforeEach(() => machine.installGo());

    it("is used with its language hosts", async () => {
      await writeEngine(machine.programs, { version: "3.208.0" });
      expect(await machine.ensurePulumi()).to.deep.equal({ found: machine.programs, lines: [] });
    });

    it("is passed over without one of them", async () => {
      await writeEngine(machine.programs, { hosts: ["pulumi-language-nodejs", "pulumi-language-go"] });
      const { found, lines } = await machine.ensurePulumi();
      expect(found).to.equal(machine.built);
      const pulumi = path.join(machine.programs, "pulumi");
      expect(lines[0]).to.equal(`Not using ${pulumi}: it comes without pulumi-language-yaml, pulumi-language-python.`);
    });

    it("is passed over when it is too old", async () => {
      await writeEngine(machine.programs, { version: "3.207.9" });
      const { found, lines } = await machine.ensurePulumi();
      expect(found).to.equal(machine.built);
      expect(lines[0]).to.contain("its version is 3.207.9, and the tests need Pulumi 3.208 or newer.");
    });
  });

  describe("that Go builds", () => {
    beforeEach(() => machine.installGo());

    it("is built once", async () => {
      const { found, lines } = await machine.ensurePulumi();
      expect(found).to.equal(machine.built);
      expect(lines[0]).to.match(/^Building the Pulumi CLI \S+ with Go, once: about four minutes on two cores\.$/);
      expect(await machine.ensurePulumi()).to.deep.equal({ found: machine.built, lines: [] });
    });

    it("starts each part by its version, and nothing that an older version has left", async () => {
      await machine.ensurePulumi();
      for (const name of ["pulumi-language-yaml", "pulumi-language-python-exec", "generate-sdk"]) {
        const script = path.join(machine.built, name);
        await writeFile(script, "# of an older version");
        await machine.ensurePulumi();
        expect(await readFile(script, "utf8")).to.match(/^exec .*"\$here\/[a-z-]+-\d+\.\d+\.\d+" "\$@"$/m);
      }
    });
  });

  it("is to be installed where there is no Go", async () => {
    expect((await machine.ensurePulumi()).failure).to.equal(
      "The tests run the real Pulumi engine: install Pulumi 3.208 or newer (https://www.pulumi.com/docs/install/), or Go " +
        "1.25 or newer to build it here.",
    );
  });
});
