import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { parseGatesDocument } from "../../provider/document/parse-gates-document";
import { emulatorAccessToken, startAtlasEmulator } from "../../provider/testing";

/**
 * Compares, in one run: `check` and `list` of one organization with a bare Node script that fetches the list and compares
 * dates; `check` of 100 organizations, of which each request takes 200 ms, with 8 requests at a time that need no time
 * besides; and the reading of a document of 1,000 organizations with what the YAML library alone takes. Only ratios mean
 * anything.
 */
const main = path.join(__dirname, "../../dist/command-line/main.js");
const organizationCount = 100;
const latency = 200;
const folder = mkdtempSync(path.join(tmpdir(), "benchmark-"));

const bare = `
const url = process.env.MONGODB_ATLAS_BASE_URL + "/api/atlas/v2/orgs/" + process.argv[1] + "/invites";
fetch(url, {
  headers: {
    accept: "application/vnd.atlas.2023-01-01+json",
    authorization: "Bearer " + process.env.MONGODB_ATLAS_ACCESS_TOKEN,
  },
}).then(async (answer) => {
  const old = (await answer.json()).filter(({ createdAt }) => Date.now() - Date.parse(createdAt) > 14 * 86400000);
  console.log(old.length);
});`;

async function run(): Promise<void> {
  const ids = Array.from({ length: organizationCount }, (_, index) =>
    (0x5f + index * 0x100).toString(16).padStart(24, "0"),
  );
  const atlas = await startAtlasEmulator({
    organizations: ids.map((id) => ({ id, name: id, invitations: [{ username: "ann@acme.com" }] })),
  });
  const environment = {
    ...process.env,
    MONGODB_ATLAS_BASE_URL: atlas.url,
    MONGODB_ATLAS_ACCESS_TOKEN: emulatorAccessToken.accessToken,
  };
  const milliseconds = async (...args: readonly string[]) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { env: environment, stdio: ["ignore", "ignore", "inherit"] });
    const [exitCode] = await once(child, "exit");
    if (exitCode !== 0) throw new Error(`${args.join(" ").slice(-80)} exited with ${exitCode}.`);
    return performance.now() - start;
  };
  const [first = ""] = ids;
  const one = documentOf([first], "one.yaml");
  const all = documentOf(ids, "all.yaml");

  const times = { bare: [] as number[], check: [] as number[], list: [] as number[] };
  for (let pass = 0; pass < 16; pass++) {
    const bareTime = await milliseconds("--eval", bare, first);
    const checkTime = await milliseconds(main, "check", one);
    const listTime = await milliseconds(main, "list", first);
    // The first pass fills the caches of the disk, and of compiled code.
    if (pass === 0) continue;
    times.bare.push(bareTime);
    times.check.push(checkTime);
    times.list.push(listTime);
  }
  const base = median(times.bare);
  console.log(`a bare script: ${base.toFixed(0)} ms`);
  for (const command of ["check", "list"] as const) {
    const time = median(times[command]);
    console.log(`${command}: ${time.toFixed(0)} ms, ${(time / base).toFixed(2)} times a bare script`);
  }

  atlas.forgetRequests();
  const startUp = median(times.check);
  atlas.fault({ times: Number.POSITIVE_INFINITY, delayMilliseconds: latency });
  const many = (await milliseconds(main, "check", all)) - startUp;
  const least = (atlas.requests.length / 8) * latency;
  console.log(
    `check of ${organizationCount} organizations: ${many.toFixed(0)} ms besides its start, ` +
      `${(many / least).toFixed(2)} times ${atlas.requests.length} requests, 8 at a time, of ${latency} ms`,
  );
  await atlas.close();

  const text = documentText(Array.from({ length: 1000 }, (_, index) => `f${index.toString(16).padStart(23, "0")}`));
  const yaml = median(Array.from({ length: 5 }, () => elapsed(() => parse(text))));
  const document = median(
    Array.from({ length: 5 }, () => elapsed(() => parseGatesDocument(text, { file: "all.yaml", now: new Date() }))),
  );
  console.log(
    `a document of 1,000 organizations: ${document.toFixed(0)} ms, the YAML library alone: ${yaml.toFixed(0)} ms`,
  );
}

function documentOf(ids: readonly string[], name: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, documentText(ids));
  return file;
}

function documentText(ids: readonly string[]): string {
  const organizations = ids.flatMap((id) => [
    `  gate-${id}:`,
    `    orgId: "${id}"`,
    "    expectations: [{ maxCount: { most: 5 } }]",
  ]);
  return ["version: 1", "expectations:", "  - maxAge: { days: 14 }", "organizations:", ...organizations].join("\n");
}

function elapsed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

run().finally(() => rmSync(folder, { recursive: true }));
