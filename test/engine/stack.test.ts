import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { readable } from "./readable";
import { createStack, type Stack, type StackOptions } from "./stack";

describe("a stack in the real engine", () => {
  const stacks: Stack[] = [];

  async function create(options: StackOptions): Promise<Stack> {
    const stack = await createStack(options);
    stacks.push(stack);
    return stack;
  }

  afterEach(() => Promise.all(stacks.splice(0).map((stack) => stack.remove())));

  it("previews a TypeScript program and prints what a user sees", async () => {
    const stack = await create({ program: "test/engine/programs/hello", config: { "hello:greeting": "good day" } });
    const { exitCode, output } = await stack.run("preview", "--diff");
    expect(exitCode).to.equal(0);
    expect(readable(output)).to.equal(
      [
        "Previewing update (test):",
        "+ pulumi:pulumi:Stack: (create)",
        "    [urn=urn:pulumi:test::hello::pulumi:pulumi:Stack::hello-test]",
        "Atlas variables: none",
        "    + pulumi:index:Stash: (create)",
        "        [urn=urn:pulumi:test::hello::pulumi:index:Stash::greeting]",
        '        input: "good day"',
        "    --outputs:--",
        '    greeting: "good day"',
        '    secret  : "none"',
        "Resources:",
        "    + 2 to create",
      ].join("\n"),
    );
  });

  it("previews an ECMAScript module in JavaScript", async () => {
    const stack = await create({ program: "test/engine/programs/hello-esm" });
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode).to.equal(0);
    expect(readable(output).split("\n")).to.include(" +  pulumi:index:Stash greeting create");
  });

  it("exits with 1 when the program throws, and prints why", async () => {
    const stack = await create({ program: "test/engine/programs/throwing" });
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode).to.equal(1);
    expect(readable(output).split("\n")).to.include("    error: The program gave up.");
  });

  it("keeps its state from one command to the next, and encrypts secrets in it", async () => {
    const stack = await create({ program: "test/engine/programs/hello", secrets: { "hello:secret": "canary" } });
    expect((await stack.run("up")).exitCode).to.equal(0);
    expect((await stack.run("preview", "--expect-no-changes")).exitCode).to.equal(0);
    expect((await stack.run("refresh", "--preview-only", "--expect-no-changes")).exitCode).to.equal(0);
    const state = await stack.exportState();
    expect(state).to.include("pulumi:index:Stash").and.not.include("canary");

    await stack.setConfig({ "hello:greeting": "good day" });
    expect((await stack.run("preview", "--expect-no-changes")).exitCode).to.equal(7);
    expect((await stack.run("destroy")).exitCode).to.equal(0);
  });

  it("leaves no file in the program's folder", async () => {
    const stack = await create({ program: "test/engine/programs/hello", config: { "hello:greeting": "good day" } });
    await stack.run("up");
    const files = await readdir(path.join(__dirname, "programs/hello"));
    expect(files).to.have.members(["Pulumi.yaml", "index.ts"]);
  });

  it("hides this machine's Atlas credentials from programs, and passes on those it is given", async () => {
    process.env.MONGODB_ATLAS_PRIVATE_KEY = "of this machine";
    try {
      const sealed = await create({ program: "test/engine/programs/hello" });
      expect((await sealed.run("preview")).output).to.include("Atlas variables: none");
      const given = await create({
        program: "test/engine/programs/hello",
        env: { MONGODB_ATLAS_PUBLIC_KEY: "of the test" },
      });
      expect((await given.run("preview")).output).to.include("Atlas variables: MONGODB_ATLAS_PUBLIC_KEY\n");
    } finally {
      delete process.env.MONGODB_ATLAS_PRIVATE_KEY;
    }
  });

  it("stops a run that takes longer than its time limit, and shows the output so far", async () => {
    const stack = await create({ program: "test/engine/programs/endless", timeLimitSeconds: 10 });
    const error = await stack.run("preview").catch((reason: unknown) => reason);
    expect(error).to.be.an("error");
    expect(String(error)).to.include("pulumi preview did not end within 10 s").and.include("Previewing update (test):");
  });

  it("refuses a program that does not exist", async () => {
    const error = await createStack({ program: "examples/absent" }).catch((reason: unknown) => reason);
    expect(String(error)).to.match(/There is no Pulumi.yaml in .*examples.absent\.$/);
  });
});

describe("readable", () => {
  const cases = [
    { title: "progress", output: "@ previewing update....\nA", expected: "A" },
    { title: "the total duration", output: "A\nDuration: 2s\n", expected: "A" },
    {
      title: "a row's duration",
      output: " +  pulumi:index:Stash greeting created (0.02s) \n",
      expected: " +  pulumi:index:Stash greeting created",
    },
    {
      title: "a random identifier",
      output: "[id=78eeaa37-2f3b-4e83-895e-4cc61a54aa65]",
      expected: "[id=<uuid>]",
    },
  ];
  for (const { title, output, expected } of cases) {
    it(`leaves out ${title}`, () => expect(readable(output)).to.equal(expected));
  }

  it("leaves durations in messages alone", () => {
    expect(readable("    error: no answer (0.02s)")).to.equal("    error: no answer (0.02s)");
  });
});
