import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { bytesWritten } from "../engine/pulumi-cli/bytes-written.mjs";
import { type BareMachine, createBareMachine } from "./bare-machine";

const minute = 60_000;
const failed = "Downloading the Pulumi CLI 3.300.0 failed";

describe("a download of the engine", () => {
  let machine: BareMachine;
  let server: Server;
  let connection: Promise<Socket>;
  /** Connects, from a process of its own, to a server that never answers. */
  let waitsForEver: string;

  beforeEach(async () => {
    machine = await createBareMachine();
    await machine.installGo();
    server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    connection = once(server, "connection").then(([socket]) => socket.resume());
    const { port } = server.address() as AddressInfo;
    const connect = `fetch("http://127.0.0.1:${port}")`;
    waitsForEver = `require("node:child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(connect)}], { stdio: "inherit" });`;
  });

  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    await machine.remove();
  });

  it("is given up when nothing arrives, with all that it has started", async () => {
    await machine.setPackage(waitsForEver);
    const { found, lines } = await machine.ensurePulumi({ silence: 1_000, total: minute });
    expect(lines[1]).to.equal(`${failed}: nothing arrived for 1 s; building it with Go instead.`);
    expect(found).to.equal(machine.built);
  });

  it("is given up in the middle, and what has arrived is never used", async () => {
    await machine.setPackage(`fs.cpSync(engine, bin, { recursive: true }); ${waitsForEver}`);
    const { found, lines } = await machine.ensurePulumi({ silence: 1_000, total: minute });
    expect(lines[1]).to.contain("nothing arrived for 1 s; building it");
    expect(found).to.equal(machine.built);
    expect(await machine.downloads()).to.deep.equal([]);
  });

  it("is given up when it takes too long, although something arrives", async () => {
    await machine.setPackage('setInterval(() => fs.appendFileSync(process.env.TMPDIR + "/tarball", "a"), 10);');
    const { found, lines } = await machine.ensurePulumi({ silence: minute, total: 1_000 });
    expect(lines[1]).to.equal(`${failed}: it took longer than 1 s; building it with Go instead.`);
    expect(found).to.equal(machine.built);
  });

  it("ends at Ctrl-C, with all that it has started, and leaves nothing", async () => {
    await machine.setPackage(waitsForEver);
    const ensure = pathToFileURL(path.resolve(__dirname, "../engine/pulumi-cli/ensure.mjs"));
    const program = `import { ensurePulumi } from "${ensure}";
      await ensurePulumi({ ...${JSON.stringify(machine.options)}, log: console.log });`;
    const setUp = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "ignore" });
    const socket = await connection;
    setUp.kill("SIGINT");
    const [[, signal]] = await Promise.all([once(setUp, "close"), once(socket, "close")]);
    expect(signal).to.equal("SIGINT");
    expect(await machine.downloads()).to.deep.equal([]);
  });

  it("is known to go on by what it writes to its folder, and to the system's as on macOS", async () => {
    const [folder, system] = [path.join(machine.built, "own"), path.join(machine.built, "system")];
    await mkdir(path.join(folder, "bin"), { recursive: true });
    await mkdir(path.join(system, "pulumi.a"), { recursive: true });
    await writeFile(path.join(folder, "bin/pulumi"), "four");
    await writeFile(path.join(system, "pulumi.tar.gz.a"), "three");
    await writeFile(path.join(system, "pulumi.a/pulumi"), "seven");
    await writeFile(path.join(system, "other"), "of somebody else");
    expect(await bytesWritten(folder, system)).to.equal(14);
  });
});
