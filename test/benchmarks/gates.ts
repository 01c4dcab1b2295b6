import { emulatorAccessToken, startAtlasEmulator } from "../../provider/testing";
import { createStack } from "../engine/stack";

/**
 * Compares, in one run, previews of a program with many gates, with as many data sources, and with as many bare dynamic
 * resources that read the same lists. Only ratios mean anything.
 *
 * `npm run benchmark:gates -- 100 3`: with 100 organizations, each preview 3 times.
 */
const [count = 100, rounds = 3] = process.argv.slice(2).map(Number);
const invitationsEach = 150;

async function run(): Promise<void> {
  const ids = Array.from({ length: count }, (_, index) => (0x5f00 + index).toString(16).padStart(24, "0"));
  const invitations = Array.from({ length: invitationsEach }, (_, index) => ({
    username: `person-${index}@acme.com`,
    sentDaysAgo: 2,
  }));
  const atlas = await startAtlasEmulator({ organizations: ids.map((id) => ({ id, name: id, invitations })) });
  const token = emulatorAccessToken.accessToken;
  const stack = await createStack({
    program: "test/benchmarks/many-gates",
    config: { url: atlas.url, token, organizations: JSON.stringify(ids) },
    secrets: { "mongodbatlas:accessToken": token },
    timeLimitSeconds: 300,
  });
  try {
    const times: Record<string, number[]> = { bare: [], "data source": [], gate: [] };
    for (let round = 0; round < rounds; round++) {
      for (const [kind, taken] of Object.entries(times)) {
        await stack.setConfig({ kind });
        const start = performance.now();
        const { exitCode, output } = await stack.run("preview");
        if (exitCode !== 0) throw new Error(`A preview exited with ${exitCode}:\n${output}`);
        taken.push((performance.now() - start) / 1000);
      }
    }
    const bare = median(times.bare);
    for (const [kind, taken] of Object.entries(times)) {
      console.log(`${kind.padEnd(12)} ${median(taken).toFixed(1)} s, ${(median(taken) / bare).toFixed(2)} times bare`);
    }
  } finally {
    await stack.remove();
    await atlas.close();
  }
}

function median(values: readonly number[] = []): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
