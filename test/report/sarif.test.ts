import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { expect } from "chai";
import type { Log, Result, Run } from "sarif";
import { renderReport } from "../../provider/report/report";
import { createFailedVerdict } from "../../provider/verdict/create-verdict";
import { now } from "../invitation";
import { acme, hostile, hostileTexts, unread, unreadSentence, zoo } from "./verdict";

const { version } = JSON.parse(readFileSync(path.resolve(__dirname, "../../package.json"), "utf8"));
const docs = "https://github.com/pulumi-atlas-invitations/pulumi-atlas-invitations/blob/main/docs";

// The published schema is written in draft 4, whose few words in it mean the same today.
const { $schema: _, id: __, ...schema } = require("./sarif-2.1.0.schema.json");
const fits = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

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

/** What code scanning makes of a rule. */
const properties = (severity: string) => ({
  tags: ["security", "access"],
  precision: "very-high",
  "security-severity": severity,
});

/** The parts of a result that are the same in this file, or told apart by its other tests. */
function result(subject: string, rest: Partial<Result>) {
  return {
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: "Pulumi.yaml" }, region: { startLine: 1 } },
        logicalLocations: [
          { kind: "resource", fullyQualifiedName: `organizations/5f0000000000000000000001${subject}` },
        ],
      },
    ],
    properties: { gate: "acme" },
    ...rest,
  };
}

describe("a report as SARIF", () => {
  it("says all of every gate that is a result, and leaves out what is waived", async () => {
    const { results = [], ...run } = await runOf(acme, zoo);
    expect(run).to.deep.equal({
      tool: {
        driver: {
          name: "pulumi-atlas-invitations",
          version,
          informationUri: "https://github.com/pulumi-atlas-invitations/pulumi-atlas-invitations#readme",
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
              helpUri: `${docs}/expectations.md#max-age`,
              defaultConfiguration: { level: "error" },
              properties: properties("8.0"),
            },
            {
              id: "max-count",
              name: "MaxCount",
              shortDescription: { text: "Checks whether there are at most 3 invitations." },
              fullDescription: { text: "Many at once are hard to review." },
              help,
              helpUri: `${docs}/expectations.md#max-count`,
              defaultConfiguration: { level: "warning" },
              properties: properties("5.0"),
            },
            {
              id: "none-rejected",
              name: "NoneRejected",
              shortDescription: { text: "Checks whether no invitation was rejected." },
              fullDescription: { text: "Somebody may have been surprised." },
              help,
              helpUri: `${docs}/expectations.md#none-rejected`,
              defaultConfiguration: { level: "error" },
              properties: properties("8.0"),
            },
          ],
        },
      },
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
    });
    expect(results.map(({ partialFingerprints: _, ...rest }) => rest)).to.deep.equal([
      result("/invitations/ann@contractor.example", {
        ruleId: "max-age",
        level: "error",
        message: {
          text:
            "invitation of ann@contractor.example (ORG_OWNER, ORG_READ_ONLY, sent on 2026-10-01 by bob@acme.com): max-age permits 14 days.\n" +
            "withdraw it: atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001",
        },
      }),
      result("/invitations/bea@acme.com", {
        ruleId: "max-age",
        level: "error",
        message: { text: "invitation of bea@acme.com (sent on 2026-10-01 by bob@acme.com): max-age permits 14 days." },
      }),
      result("", {
        ruleId: "max-count",
        level: "warning",
        message: { text: "max-count permits 3 invitations, there are 4.\nwithdraw what nobody waits for" },
      }),
    ]);
  });

  it("says of a gate that could not look that the run did not succeed, and keeps an alert open", async () => {
    const { invocations, results = [], tool } = await runOf(zoo, unread);
    const message = { text: unreadSentence };
    const notified = { level: "error", message, properties: { gate: "unread", code: "unavailable" } };
    const [invocation] = invocations ?? [];
    expect(invocation?.executionSuccessful).to.equal(false);
    expect(invocation?.toolExecutionNotifications?.map(({ locations: _, ...rest }) => rest)).to.deep.equal([notified]);
    expect(results.map(({ ruleId, level, message: said }) => [ruleId, level, said])).to.deep.equal([
      ["not-evaluated", "error", message],
    ]);
    expect(tool.driver.rules?.at(-1)).to.include({ id: "not-evaluated", helpUri: `${docs}/troubleshooting.md` });
  });

  it("points at the line where the gate is made", async () => {
    const { results = [] } = await runOf({ ...acme, location: { file: "infra/my gates#1.ts", line: 7 } });
    expect(results[0]?.locations?.[0]?.physicalLocation).to.deep.equal({
      artifactLocation: { uri: "infra/my%20gates%231.ts" },
      region: { startLine: 7 },
    });
  });

  it("fits the schema of SARIF, whatever the names", async () => {
    for (const gates of [[], [acme, zoo, unread], hostileTexts.map(hostile)]) {
      expect(fits(JSON.parse(await renderReport("sarif", gates, now))), JSON.stringify(fits.errors)).to.equal(true);
    }
    expect(fits({ version: "2.1.0", runs: [{}] })).to.equal(false);
  });

  it("gives every result a fingerprint of its own, and code scanning the one that it reads", async () => {
    const { results = [] } = await runOf(acme, { ...acme, gate: "acme again" });
    const lines = results.map(({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash);
    expect(new Set(lines)).to.have.property("size", 6);
    expect(lines.map((line) => line?.split(":")[1])).to.deep.equal(["1", "1", "1", "2", "2", "2"]);
  });

  it("keeps fingerprints whatever the other gates, their names and what went wrong", async () => {
    const alone = fingerprintsOf(await runOf(acme));
    expect(fingerprintsOf(await runOf({ ...acme, gate: "zzz" }, zoo))).to.deep.equal(alone);
    const other = createFailedVerdict({ code: "timed-out", message: "Atlas did not answer." }, []);
    expect(fingerprintsOf(await runOf({ ...unread, verdict: other }))).to.deep.equal(
      fingerprintsOf(await runOf(unread)),
    );
  });

  it("has no link and no placeholder in its messages, whatever the names", async () => {
    const { results = [] } = await runOf(...hostileTexts.map(hostile));
    expect(results).to.have.lengthOf(3 * hostileTexts.length);
    for (const { message } of results) {
      expect(message.text).not.to.contain("](");
      expect(message.text?.replaceAll(/\{\{|\}\}/g, "")).not.to.match(/[{}]/);
    }
  });

  it("is a run without results when there is no gate", async () => {
    expect(await runOf()).to.deep.include({ results: [] });
  });
});
