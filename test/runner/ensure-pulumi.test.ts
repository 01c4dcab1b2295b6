import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { version as packageVersion } from "pulumi/package.json";
import { type BareMachine, createBareMachine, writeEngine } from "./bare-machine";

const downloads = "fs.cpSync(engine, bin, { recursive: true });";
const failsAtOnce = 'console.error("pulumi: fetch failed"); process.exit(1);';

describe("the engine that tests and the demo run", () => {
  let machine: BareMachine;

  beforeEach(async () => {
    machine = await createBareMachine();
  });

  afterEach(() => machine.remove());

  describe("on PATH", () => {
    beforeEach(() => machine.setPackage(downloads));

    it("is used with its language hosts", async () => {
      await writeEngine(machine.programs, { version: "3.208.0" });
      expect(await machine.ensurePulumi()).to.deep.equal({ found: machine.programs, lines: [] });
    });

    it("is passed over without one of them", async () => {
      await writeEngine(machine.programs, { hosts: ["pulumi-language-nodejs", "pulumi-language-go"] });
      const { found, lines } = await machine.ensurePulumi();
      expect(found).to.equal(machine.downloaded);
      const pulumi = path.join(machine.programs, "pulumi");
      expect(lines[0]).to.equal(`Not using ${pulumi}: it comes without pulumi-language-yaml, pulumi-language-python.`);
    });

    it("is passed over when it is too old", async () => {
      await writeEngine(machine.programs, { version: "3.207.9" });
      const { found, lines } = await machine.ensurePulumi();
      expect(found).to.equal(machine.downloaded);
      expect(lines[0]).to.contain("its version is 3.207.9, and the tests need Pulumi 3.208 or newer.");
    });

    it("is not what npm puts there for the package", async () => {
      const folder = path.join(machine.programs, "node_modules/.bin");
      await writeEngine(folder, {});
      machine.options.env.PATH = folder;
      expect((await machine.ensurePulumi()).found).to.equal(machine.downloaded);
    });
  });

  describe("that the npm package downloads", () => {
    beforeEach(() => machine.setPackage(downloads));

    it("is downloaded once", async () => {
      const { found, lines } = await machine.ensurePulumi();
      expect(found).to.equal(machine.downloaded);
      expect(lines[0]).to.equal("Downloading the Pulumi CLI 3.300.0 with its language hosts, once.");
      expect(lines[1]).to.match(/^Downloaded the Pulumi CLI 3\.300\.0 to \S+\/home\/versions\/3\.300\.0 \(\d+ s\)\.$/);
      expect(await machine.downloads()).to.deep.equal(["3.300.0"]);
      await machine.setPackage(failsAtOnce);
      expect(await machine.ensurePulumi()).to.deep.equal({ found: machine.downloaded, lines: [] });
    });

    it("takes the place of one that is not complete", async () => {
      await writeEngine(machine.downloaded, { hosts: [] });
      const { found, lines } = await machine.ensurePulumi();
      expect(lines[0]).to.match(/^Not using \S+: it comes without pulumi-language-nodejs, /);
      expect(found).to.equal(machine.downloaded);
      expect((await machine.ensurePulumi()).lines).to.deep.equal([]);
    });

    it("is downloaded in its own version, without its own program on PATH, which Pulumi's script may run", async () => {
      machine.options.env.PATH = ["/project/node_modules/.bin", machine.programs].join(path.delimiter);
      machine.options.env.PULUMI_VERSION = "3.1.0";
      await machine.setPackage("console.error(process.env.PATH, process.env.PULUMI_VERSION); process.exit(1);");
      expect((await machine.ensurePulumi()).failure).to.contain(`failed: ${machine.programs} 3.300.0;`);
    });

    it("lies where the real package looks for it", async () => {
      await writeEngine(machine.downloaded.replace("3.300.0", packageVersion), { version: packageVersion });
      const run = path.resolve(__dirname, "../../node_modules/pulumi/run.js");
      const { stdout } = await promisify(execFile)(process.execPath, [run, "version"], { env: machine.options.env });
      expect(stdout).to.equal(`v${packageVersion}\n`);
    });
  });

  describe("that Go builds", () => {
    beforeEach(() => machine.installGo());

    it("is built once", async () => {
      await machine.setPackage(failsAtOnce);
      const { found, lines } = await machine.ensurePulumi();
      expect(found).to.equal(machine.built);
      expect(lines[2]).to.match(/^Building the Pulumi CLI \S+ with Go, once: about four minutes on two cores\.$/);
      expect(await machine.downloads()).to.deep.equal([]);
      await machine.setPackage(downloads);
      expect(await machine.ensurePulumi()).to.deep.equal({ found: machine.built, lines: [] });
    });

    it("starts each part by its version, and nothing that an older version has left", async () => {
      await machine.setPackage(failsAtOnce);
      await machine.ensurePulumi();
      for (const name of ["pulumi-language-yaml", "pulumi-language-python-exec", "generate-sdk"]) {
        const script = path.join(machine.built, name);
        await writeFile(script, "# of an older version");
        await machine.ensurePulumi();
        expect(await readFile(script, "utf8")).to.match(/^exec .*"\$here\/[a-z-]+-\d+\.\d+\.\d+" "\$@"$/m);
      }
    });

    const failures = {
      "the download fails": [failsAtOnce, "fetch failed"],
      "the install script fails": [
        `console.error("\\x1b[31;1merror: failed to download https://example.com/\\x1b[0m\\n\\nWe're sorry");
        throw new Error("Command failed: /bin/sh");`,
        "failed to download https://example.com/",
      ],
      "what was downloaded has no engine": ["fs.mkdirSync(bin, { recursive: true });", "it comes without pulumi"],
      "what was downloaded lacks a language host": [
        `${downloads} fs.rmSync(bin + "/pulumi-language-yaml");`,
        "it comes without pulumi-language-yaml",
      ],
      "what was downloaded is too old": [
        `${downloads} fs.writeFileSync(bin + "/pulumi", "#!/bin/sh\\necho v3.100.0");`,
        "its version is 3.100.0, and the tests need Pulumi 3.208 or newer",
      ],
    } as const;
    for (const [when, [program, reason]] of Object.entries(failures)) {
      it(`is built when ${when}`, async () => {
        await machine.setPackage(program);
        const { found, lines } = await machine.ensurePulumi();
        expect(found).to.equal(machine.built);
        expect(lines[1]).to.equal(`Downloading the Pulumi CLI 3.300.0 failed: ${reason}; building it with Go instead.`);
        expect(await machine.downloads()).to.deep.equal([]);
      });
    }
  });

  it("is to be installed where there is neither the internet nor Go", async () => {
    await machine.setPackage(failsAtOnce);
    expect((await machine.ensurePulumi()).failure).to.equal(
      "Downloading the Pulumi CLI 3.300.0 failed: fetch failed; to run the tests and the demo, install Pulumi 3.208 or " +
        "newer (https://www.pulumi.com/docs/install/), or Go 1.25 or newer, which then builds it here.",
    );
  });
});
