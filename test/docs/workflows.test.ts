import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";

const root = path.resolve(__dirname, "../..");
const run = promisify(execFile);

/** Builds the linter that `go.mod` pins, once: where the engine of the tests is built too, which `npm ci` leaves alone. */
async function ensureActionlint(): Promise<string> {
  const module = path.join(__dirname, "actionlint");
  const command = "github.com/rhysd/actionlint/cmd/actionlint";
  const goMod = await readFile(path.join(module, "go.mod"), "utf8");
  const version = /^require github.com\/rhysd\/actionlint (v\S+)$/m.exec(goMod)?.[1];
  if (!version) throw new Error("go.mod pins no actionlint");
  const binary = path.join(root, ".pulumi-cli", `actionlint-${version}`);
  if (existsSync(binary)) return binary;
  const unfinished = `${binary}.${process.pid}`;
  await run("go", ["build", "-trimpath", "-o", unfinished, command], { cwd: module });
  await rename(unfinished, binary);
  return binary;
}

describe("the workflows of GitHub Actions", () => {
  let actionlint: string;
  let folder: string;

  before(async function () {
    // It may have to be downloaded and built.
    this.timeout("5m");
    folder = await mkdtemp(path.join(tmpdir(), "workflows-"));
    await mkdir(path.join(root, ".pulumi-cli"), { recursive: true });
    actionlint = await ensureActionlint();
  });

  after(() => rm(folder, { recursive: true, force: true }));

  /** What the linter says of a file; nothing when all is right. Shell is not judged, as not every machine has its linter. */
  async function lint(file: string): Promise<string> {
    const args = ["-no-color", "-oneline", "-shellcheck=", "-pyflakes=", file];
    const found = await run(actionlint, args).catch((error: { stdout: string; code: unknown }) => error);
    // With any other code it did not look.
    if ("code" in found && found.code !== 1) throw found;
    return found.stdout;
  }

  for (const file of [".github/workflows/pull-request.yml", "examples/ci/github.yaml"]) {
    it(`are as GitHub wants them: ${file}`, async () => {
      expect(await lint(path.join(root, file))).to.equal("");
    });
  }

  it("are as GitHub wants them: the one of the README", async () => {
    const readme = await readFile(path.join(root, "README.md"), "utf8");
    const workflow = /^```yaml\n(on: [^`]+)^```$/m.exec(readme)?.[1] ?? "";
    const file = path.join(folder, "readme.yaml");
    await writeFile(file, workflow);
    expect(await lint(file)).to.equal("");
  });

  for (const [what, from, to, message] of [
    ["an unknown key of a step", "        run: cat", "        rnu: cat", 'step must run script with "run" section'],
    ["an unknown event", "  pull_request:", "  pull_requests:", 'unknown Webhook event "pull_requests"'],
    [
      "an input that an action doesn't have",
      "          cache: npm",
      "          cahce: npm",
      'input "cahce" is not defined',
    ],
    ["a context that isn't there", "secrets.MONGODB", "secret.MONGODB", 'undefined variable "secret"'],
    ["a schedule that never comes", '"0 6 * * 1"', '"0 6 * * 8"', "invalid CRON format"],
    ["a permission that isn't one", "security-events: write", "security-events: wirte", '"wirte" is invalid'],
  ] as const) {
    it(`would not be, with ${what}`, async () => {
      const whole = await readFile(path.join(root, "examples/ci/github.yaml"), "utf8");
      expect(whole).to.contain(from);
      const file = path.join(folder, "broken.yaml");
      await writeFile(file, whole.replace(from, to));
      expect(await lint(file)).to.contain(message);
    });
  }
});
