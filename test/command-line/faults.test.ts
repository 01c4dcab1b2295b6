import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { type AtlasEmulator, emulatorApiKey, startAtlasEmulator } from "../../provider/testing";
import { acme, collectFaults, invitations, portOf } from "../atlas/faults/fault-table";
import { run } from "./run";

/** A program that gives two kinds of credentials contradicts itself; an environment that holds two is warned of. */
const inTheEnvironmentOnlyAWarning = "an API key and a token besides";

const rows = collectFaults(() => {
  for (const subject of ["answers", "credentials", "network", "paging", "statuses"]) {
    require(`../atlas/faults/${subject}.test`);
  }
}).filter(({ fault }) => fault !== inTheEnvironmentOnlyAWarning);

/** The variables that say the same as credentials given by a program. */
const variables: Readonly<Record<string, string>> = {
  publicKey: "MONGODB_ATLAS_PUBLIC_API_KEY",
  privateKey: "MONGODB_ATLAS_PRIVATE_API_KEY",
  clientId: "MONGODB_ATLAS_CLIENT_ID",
  clientSecret: "MONGODB_ATLAS_CLIENT_SECRET",
  accessToken: "MONGODB_ATLAS_ACCESS_TOKEN",
};

describe("check, whatever goes wrong", () => {
  let folder: string;
  let atlas: AtlasEmulator;
  let other: Server | undefined;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "faults-"));
  });

  afterEach(async () => {
    other?.close();
    other = undefined;
    await atlas.close();
    rmSync(folder, { recursive: true });
  });

  for (const { fault, plan = [], arrange, elsewhere, emulator, options = {}, ends } of rows) {
    const expected = ends === "complete" ? 0 : 2;
    it(`ends with ${expected} for ${fault}`, async () => {
      atlas = await startAtlasEmulator({ organizations: [{ id: acme, name: "Acme", invitations }], ...emulator });
      for (const one of plan) atlas.fault(one);
      arrange?.(atlas);
      other = await elsewhere?.server();
      const baseUrl = other ? `${elsewhere?.scheme}://localhost:${await portOf(other)}` : atlas.url;
      const { credentials = emulatorApiKey, ...inputs } = options;
      const file = path.join(folder, "gates.json");
      const organization = { orgId: acme, baseUrl, ...inputs, expectations: [{ maxCount: { most: 500 } }] };
      writeFileSync(file, JSON.stringify({ version: 1, organizations: { acme: organization } }));
      const environment = Object.fromEntries(
        Object.entries(Object(credentials)).map(([name, value]) => [variables[name] ?? name, String(value)]),
      );
      const { exitCode, stdout, stderr } = await run(["check", file, "--format", "json"], { environment });
      expect(exitCode, stdout + stderr).to.equal(expected);
      expect(stdout + stderr).to.not.match(/canary|mdb_sa_sk|00000000-0000-4000/);
      const report = stdout === "" ? null : JSON.parse(stdout);
      expect(report?.gates[0].passed ?? false).to.equal(ends === "complete");
      expect(report?.gates[0].invitationCount ?? 0).to.equal(ends === "complete" ? invitations.length : 0);
    });
  }
});
