import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { acmeId, createAcmeStack, fresh, startAcme } from "../engine/acme";
import type { Stack } from "../engine/stack";

/**
 * Measures, in one run and in turns, what the policy pack adds to the preview of a stack in YAML, and what a gate in YAML adds;
 * and beside them a pack and a component that do nothing, as Pulumi starts these processes for anybody's. Only differences and
 * ratios mean anything, and those only on a machine that does nothing else.
 *
 * `npm run benchmark:stacks -- 7`: each preview 7 times.
 */
const [rounds = 7] = process.argv.slice(2).map(Number);
const pack = path.resolve(__dirname, "../../policy");
const emptyPack = path.join(__dirname, "stacks/empty-pack");
const config = {
  "pending-invitations": { expectations: [{ maxAge: { days: 14 } }], organizations: { acme: { orgId: acmeId } } },
};

async function run(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "benchmark-"));
  const configFile = path.join(folder, "policy.json");
  await writeFile(configFile, JSON.stringify(config));
  const atlas = await startAcme(fresh);
  const plain = await createAcmeStack(atlas, "test/engine/programs/no-gate");
  const component = await createAcmeStack(atlas, "test/benchmarks/stacks/uses-empty-component");
  const gated = await createAcmeStack(atlas, "examples/yaml");
  const kinds = {
    "without either": () => secondsOf(plain),
    "with an empty pack": () => secondsOf(plain, "--policy-pack", emptyPack),
    "with the pack": () => secondsOf(plain, "--policy-pack", pack, "--policy-pack-config", configFile),
    "with an empty component": () => secondsOf(component),
    "with a gate": () => secondsOf(gated),
  };
  const times = new Map(Object.keys(kinds).map((kind): [string, number[]] => [kind, []]));
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [kind, measure] of Object.entries(kinds)) times.get(kind)?.push(await measure());
    }
    const without = median(times.get("without either"));
    for (const [kind, taken] of times) {
      const added = median(taken) - without;
      console.log(
        `${kind.padEnd(23)} ${median(taken).toFixed(2)} s, +${added.toFixed(2)} s, ${(median(taken) / without).toFixed(2)} times`,
      );
    }
  } finally {
    await Promise.all([
      plain.remove(),
      component.remove(),
      gated.remove(),
      atlas.close(),
      rm(folder, { recursive: true }),
    ]);
  }
}

async function secondsOf(stack: Stack, ...args: string[]): Promise<number> {
  const start = performance.now();
  const { exitCode, output } = await stack.run("preview", ...args);
  if (exitCode !== 0) throw new Error(`A preview exited with ${exitCode}:\n${output}`);
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[] = []): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
