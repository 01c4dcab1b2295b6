import { expect } from "chai";
import { listInvitations } from "../../provider/atlas";
import { run } from "./run";

const { version } = require("../../package.json");

describe("the command line", () => {
  it("prints its version", async () => {
    expect(await run(["--version"])).to.deep.equal({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  });

  for (const args of [["--help"], ["help"]]) {
    it(`prints its help for ${args.join(" ")}`, async () => {
      const { exitCode, stdout, stderr } = await run(args);
      for (const command of ["check", "list", "doctor", "emulator", "Exit codes:", "Examples:"]) {
        expect(stdout).to.contain(command);
      }
      expect([exitCode, stderr]).to.deep.equal([0, ""]);
    });
  }

  for (const command of ["check", "list", "doctor", "emulator"]) {
    it(`prints the help of ${command}, with examples`, async () => {
      const { exitCode, stdout } = await run([command, "--help"]);
      expect(stdout).to.contain(`Usage: pulumi-atlas-invitations ${command}`).and.contain("Examples:");
      expect(exitCode).to.equal(0);
    });
  }

  for (const [args, said] of [
    [["chekc"], "(Did you mean check?)"],
    [["check", "--fromat", "json"], "(Did you mean --format?)"],
    [["list", "--format"], "argument missing"],
    [["doctor", "5f0000000000000000000001", "beta"], "too many arguments"],
    [["emulator", "--port", "x"], "--port must be a whole number from 0 to 65535. Received: x"],
    [[], "Usage: pulumi-atlas-invitations"],
  ] as const) {
    it(`ends with 2 for ${args.join(" ") || "nothing"}, on standard error`, async () => {
      const { exitCode, stdout, stderr } = await run(args);
      expect(stderr).to.contain(said);
      expect([exitCode, stdout]).to.deep.equal([2, ""]);
    });
  }

  it("serves an emulator that what it prints lets one ask, until it is interrupted", async () => {
    let end = () => {};
    let isServing = () => {};
    const serving = new Promise<void>((resolve) => {
      isServing = resolve;
    });
    const interruption = () =>
      new Promise<void>((resolve) => {
        end = resolve;
        isServing();
      });
    const ended = run(["emulator"], { interruption });
    await serving;
    end();
    const { exitCode, stdout } = await ended;
    const variables = Object.fromEntries(
      [...stdout.matchAll(/^export (\w+)=(.+)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(variables).to.have.keys([
      "MONGODB_ATLAS_BASE_URL",
      "MONGODB_ATLAS_PUBLIC_API_KEY",
      "MONGODB_ATLAS_PRIVATE_API_KEY",
    ]);
    expect(stdout).to.contain("npx pulumi-atlas-invitations list 5f0000000000000000000001");
    expect(exitCode).to.equal(0);
    const baseUrl = String(variables.MONGODB_ATLAS_BASE_URL);
    const credentials = { publicKey: "emulator", privateKey: "x" };
    const gone = await listInvitations("5f0000000000000000000001", { baseUrl, credentials, maxRetries: 0 }).catch(
      (e) => e,
    );
    expect(gone.code).to.equal("unavailable");
  });
});
