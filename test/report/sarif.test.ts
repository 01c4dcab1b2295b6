import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import type { Log, Result, Run } from "sarif";
import { renderReport } from "../../provider/report/report";
import { now } from "../invitation";
import { acme, hostile, hostileTexts, zoo } from "./verdict";

const { version, homepage } = JSON.parse(readFileSync(path.resolve(__dirname, "../../package.json"), "utf8"));

async function runOf(...gates: (typeof acme)[]): Promise<Run> {
  const log: Log = JSON.parse(await renderReport("sarif", gates, now));
  const [run] = log.runs;
  if (!run) throw new Error("A log has one run.");
  return run;
}

function fingerprintsOf({ results = [] }: Run): (string | undefined)[] {
  return results.map(({ partialFingerprints }) => partialFingerprints?.["atlasInvitation/v1"]);
}

const help = {
  text: "Do what the result says, such as withdrawing the invitation, or accept it for a time with a waiver that names an owner and a reason.",
};

/** The parts of a result that are the same in this file, or told apart by its other tests. */
function result(ruleIndex: number, subject: string, rest: Partial<Result>) {
  return {
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: "Pulumi.yaml", index: 0 }, region: { startLine: 1 } },
        logicalLocations: [
          { kind: "resource", fullyQualifiedName: `organizations/5f0000000000000000000001${subject}` },
        ],
      },
    ],
    suppressions: [],
    properties: { gate: "acme" },
    ruleIndex,
    ...rest,
  };
}

describe("a report as SARIF", () => {
  it("says all of every gate that is a result", async () => {
    const { results = [], ...run } = await runOf(acme, zoo);
    expect(run).to.deep.equal({
      tool: {
        driver: {
          informationUri: `pkg:npm/pulumi-atlas-invitations@${version}`,
          name: "pulumi-atlas-invitations",
          version,
          ...(homepage && { informationUri: homepage }),
          rules: [
            {
              id: "max-age",
              name: "MaxAge",
              shortDescription: {
                text: "Checks whether no invitation is older than 14 days. Checks whether no invitation is older than 7 days.",
              },
              fullDescription: {
                text: "An open invitation is a way in. One that is old is most likely forgotten.",
              },
              help,
              defaultConfiguration: { level: "error" },
            },
            {
              id: "max-count",
              name: "MaxCount",
              shortDescription: { text: "Checks whether there are at most 3 invitations." },
              fullDescription: { text: "Many at once are hard to review." },
              help,
              defaultConfiguration: { level: "warning" },
            },
            {
              id: "none-rejected",
              name: "NoneRejected",
              shortDescription: { text: "Checks whether no invitation was rejected." },
              fullDescription: { text: "Somebody may have been surprised." },
              help,
              defaultConfiguration: { level: "error" },
            },
          ],
        },
      },
      artifacts: [{ sourceLanguage: "YAML", location: { uri: "Pulumi.yaml" } }],
    });
    expect(results.map(({ partialFingerprints: _, ...rest }) => rest)).to.deep.equal([
      result(0, "/invitations/ann@contractor.example", {
        ruleId: "max-age",
        level: "error",
        message: {
          text:
            "invitation of ann@contractor.example (ORG_OWNER, ORG_READ_ONLY, sent on 2026-10-01 by bob@acme.com): max-age permits 14 days.\n" +
            "withdraw it: atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001",
        },
      }),
      result(0, "/invitations/bea@acme.com", {
        ruleId: "max-age",
        level: "error",
        message: { text: "invitation of bea@acme.com (sent on 2026-10-01 by bob@acme.com): max-age permits 14 days." },
      }),
      result(1, "", {
        ruleId: "max-count",
        level: "warning",
        message: { text: "max-count permits 3 invitations, there are 4.\nwithdraw what nobody waits for" },
      }),
      result(2, "/invitations/cleo@contractor.example", {
        ruleId: "none-rejected",
        level: "error",
        message: {
          text: "invitation of cleo@contractor.example (ORG_MEMBER, rejected, sent on 2026-11-22 by bob@acme.com): none-rejected permits none.",
        },
        suppressions: [
          {
            kind: "external",
            status: "accepted",
            justification: "waived until 2026-12-31 by dora@acme.com (her mailbox was down)",
          },
        ],
      }),
    ]);
  });

  it("gives every result a fingerprint of its own, and code scanning the one that it reads", async () => {
    const { results = [] } = await runOf(acme, { ...acme, gate: "acme again" });
    const lines = results.map(({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash);
    expect(new Set(lines)).to.have.property("size", 8);
    expect(lines.map((line) => line?.split(":")[1])).to.deep.equal(["1", "1", "1", "1", "2", "2", "2", "2"]);
  });

  it("keeps fingerprints whatever the other gates, their names and what is waived", async () => {
    const alone = fingerprintsOf(await runOf(acme));
    expect(fingerprintsOf(await runOf({ ...acme, gate: "zzz" }, zoo))).to.deep.equal(alone);
    const { violations, waived } = acme.verdict;
    const unwaived = { ...acme.verdict, waived: [], violations: [...violations, ...waived] };
    expect(fingerprintsOf(await runOf({ ...acme, verdict: unwaived }))).to.deep.equal(alone);
  });

  it("has no link and no placeholder in its messages, whatever the names", async () => {
    const { results = [] } = await runOf(...hostileTexts.map(hostile));
    expect(results).to.have.lengthOf(4 * hostileTexts.length);
    for (const { message } of results) {
      expect(message.text).not.to.contain("](");
      expect(message.text?.replaceAll(/\{\{|\}\}/g, "")).not.to.match(/[{}]/);
    }
  });

  it("is a run without results when there is no gate", async () => {
    expect(await runOf()).to.deep.include({ results: [], artifacts: [] });
  });
});
