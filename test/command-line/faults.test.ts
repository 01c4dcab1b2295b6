import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { emulatorApiKey } from "../../provider/testing";
import { acme, collectFaults, invitations, type Row, withFault } from "../atlas/faults/fault-table";
import { severalAtOnce } from "../atlas/faults/several-at-once";
import { type Ended, run } from "./run";

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

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "faults-"));
  });

  after(() => rmSync(folder, { recursive: true }));

  const endOfRow = severalAtOnce(rows, (row) => withFault(row, (baseUrl) => check(row, baseUrl)));

  function check({ options = {} }: Row, baseUrl: string): Promise<Ended> {
    const { credentials = emulatorApiKey, ...inputs } = options;
    const file = path.join(mkdtempSync(path.join(folder, "gate-")), "gates.json");
    const organization = { orgId: acme, baseUrl, ...inputs, expectations: [{ maxCount: { most: 500 } }] };
    writeFileSync(file, JSON.stringify({ version: 1, organizations: { acme: organization } }));
    const environment = Object.fromEntries(
      Object.entries(Object(credentials)).map(([name, value]) => [variables[name] ?? name, String(value)]),
    );
    return run(["check", file, "--format", "json"], { environment });
  }

  for (const row of rows) {
    const { fault, ends } = row;
    const expected = ends === "complete" ? 0 : 2;
    it(`ends with ${expected} for ${fault}`, async () => {
      const { exitCode, stdout, stderr } = await endOfRow(row);
      expect(exitCode, stdout + stderr).to.equal(expected);
      expect(stdout + stderr).to.not.match(/canary|mdb_sa_sk|00000000-0000-4000/);
      const report = stdout === "" ? null : JSON.parse(stdout);
      expect(report?.gates[0].passed ?? false).to.equal(ends === "complete");
      expect(report?.gates[0].invitationCount ?? 0).to.equal(ends === "complete" ? invitations.length : 0);
    });
  }
});
