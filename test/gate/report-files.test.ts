import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { maxAge } from "../../provider/expectations/max-age";
import { createReportFiles, type ReportPaths } from "../../provider/gate/report-files";
import { evaluate } from "../../provider/verdict/evaluate";
import { invitation, now } from "../invitation";

const verdict = evaluate([invitation()], [maxAge({ days: 14 })], { now });
const of = (gate: string) => ({ gate, orgId: "5f0000000000000000000001", verdict });

describe("the report files of a program", () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  const gatesIn = async (file: string) =>
    JSON.parse(await readFile(file, "utf8")).gates.map(({ gate }: { gate: string }) => gate);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "reports-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("are one for gates that name the same file, however they write it", async () => {
    const files = createReportFiles(undefined);
    const [plain, roundabout] = [{ json: at("r.json") }, { json: `${folder}/../${path.basename(folder)}/r.json` }];
    files.begin(plain);
    files.begin(roundabout);
    await Promise.all([files.write(roundabout, of("b"), now), files.write(plain, of("a"), now)]);
    expect(await gatesIn(at("r.json"))).to.deep.equal(["a", "b"]);
    expect(await readdir(folder)).to.deep.equal(["r.json"]);
  });

  it("take away what an earlier run left, so that a read that fails leaves nothing behind", async () => {
    await writeFile(at("r.json"), "all is well");
    createReportFiles(undefined).begin({ json: at("r.json") });
    expect(existsSync(at("r.json"))).to.equal(false);
  });

  it("are written as far as they can be, and then fail", async () => {
    const files = createReportFiles(at("summary.md"));
    const paths: ReportPaths = { text: at("nowhere/r.txt"), json: at("r.json") };
    files.begin(paths);
    const failed = await files.write(paths, of("a"), now).catch((error: Error) => error);
    expect(failed).to.have.property("code", "ENOENT");
    expect((await readdir(folder)).sort()).to.deep.equal(["r.json", "summary.md"]);
    await files.write({}, of("b"), now);
    expect(await readFile(at("summary.md"), "utf8")).to.contain("### b");
  });

  it("follow a symbolic link, which stays, even to a file that does not exist yet", async () => {
    await symlink("target.json", at("link.json"));
    for (const gate of ["a", "b"]) {
      const files = createReportFiles(undefined);
      files.begin({ json: at("link.json") });
      await files.write({ json: at("link.json") }, of(gate), now);
      expect((await lstat(at("link.json"))).isSymbolicLink()).to.equal(true);
      expect(await gatesIn(at("target.json"))).to.deep.equal([gate]);
    }
  });

  it("write into a device, and leave it as it is", async () => {
    const files = createReportFiles(undefined);
    files.begin({ json: "/dev/null" });
    await files.write({ json: "/dev/null" }, of("a"), now);
    expect((await lstat("/dev/null")).isCharacterDevice()).to.equal(true);
  });

  for (const [what, make, reason] of [
    ["a directory", () => mkdir(at("r")), "which is a directory. Name a file."],
    [
      "a pipe, which may have no reader",
      () => execFileSync("mkfifo", [at("r")]),
      "which is neither a file nor a character device. Name a file.",
    ],
    ["a circle of links", () => symlink("r", at("r")), "its symbolic links lead in a circle. Name another file."],
  ] as const) {
    it(`cannot be ${what}`, async () => {
      await make();
      expect(() => createReportFiles(undefined).begin({ json: at("r") }))
        .to.throw(`A report cannot be written to ${at("r")}`)
        .that.satisfies(({ message, stack }: Error) => message.endsWith(reason) && stack === "");
    });
  }

  for (const [name, reason] of [
    ["file/r.json", "a part of the path is not a folder"],
    ["r".repeat(300), "the path or a name in it is too long"],
    ["r\u0000.json", "the path holds a NUL character"],
  ] as const) {
    it(`cannot be where ${reason}`, async () => {
      await writeFile(at("file"), "");
      expect(() => createReportFiles(undefined).begin({ json: at(name) }))
        .to.throw(`: ${reason}. Name another file.`)
        .with.property("stack", "");
    });
  }

  it("cannot be of two formats", () => {
    const files = createReportFiles(undefined);
    files.begin({ json: at("r") });
    expect(() => files.begin({ sarif: at("r") })).to.throw(/^Two reports go to .*: json and sarif\.$/);
  });
});
