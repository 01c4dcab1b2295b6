import Ajv from "ajv/dist/2020";
import { expect } from "chai";
import { maxAge } from "../../provider/expectations/max-age";
import { renderReport } from "../../provider/report/report";
import { evaluate } from "../../provider/verdict/evaluate";
import { rememberSource } from "../../provider/waivers/waiver-source";
import { invitation, now } from "../invitation";
import { acme, hostile, hostileTexts, zoo } from "./verdict";

const schema = require("../../schemas/report-1.json");
const fits = new Ajv().compile(schema);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every object within a value, with its path. */
function objectsIn(value: Json, path = ""): [path: string, object: { [key: string]: Json }][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsIn(item, `${path}[${index}]`));
  if (value === null || typeof value !== "object") return [];
  return [[path, value], ...Object.entries(value).flatMap(([key, item]) => objectsIn(item, `${path}.${key}`))];
}

describe("a report as JSON", () => {
  it("holds the verdict of every gate", async () => {
    const report = JSON.parse(await renderReport("json", [zoo, acme], now));
    expect(report).to.deep.equal({
      $schema: "./node_modules/pulumi-atlas-invitations/schemas/report-1.json",
      version: 1,
      gates: [
        { gate: "acme", orgId: acme.orgId, ...acme.verdict },
        { gate: "zoo", orgId: zoo.orgId, ...zoo.verdict },
      ],
    });
  });

  it("holds waivers of one organization and of several expectations, and where an expired one stands", async () => {
    const stale = invitation({ createdAt: "2026-10-25T12:00:00Z" });
    const waiver = {
      username: stale.username,
      organization: "acme",
      expectation: ["max-age", "allowed-domains"],
      reason: "on leave",
      owner: "bob@acme.com",
      expires: "2026-11-01",
    };
    rememberSource(waiver, "waivers/acme.yaml", 3);
    const unused = { ...waiver, username: "zoe@acme.com", expires: "2026-12-31" };
    const verdict = evaluate([stale], [maxAge({ days: 14 })], { now, gate: "acme", waivers: [waiver, unused] });
    const report = JSON.parse(await renderReport("json", [{ ...acme, verdict }], now));
    expect(fits(report), JSON.stringify(fits.errors)).to.equal(true);
    const expiredWaiver = { waiver, source: { file: "waivers/acme.yaml", line: 3 } };
    expect(report.gates[0].violations).to.have.length(2);
    for (const violation of report.gates[0].violations) expect(violation.expiredWaiver).to.deep.equal(expiredWaiver);
    expect(report.gates[0].unusedWaivers).to.deep.equal([unused]);
  });

  it("is written for people too", async () => {
    expect(await renderReport("json", [zoo], now)).to.equal(`{
  "$schema": "./node_modules/pulumi-atlas-invitations/schemas/report-1.json",
  "version": 1,
  "gates": [
    {
      "gate": "zoo",
      "orgId": "5f0000000000000000000002",
      "passed": true,
      "failure": null,
      "invitationCount": 1,
      "expectations": [
        {
          "id": "max-age",
          "description": "Checks whether no invitation is older than 7 days.",
          "explanation": "An open invitation is a way in. One that is old is most likely forgotten.",
          "enforcementLevel": "mandatory",
          "days": 7
        }
      ],
      "violations": [],
      "waived": [],
      "unusedWaivers": [],
      "toleratedCount": 0,
      "next": null
    }
  ]
}
`);
  });

  it("does not depend on the order of the fields within a verdict, as Pulumi sorts them", async () => {
    const sorted = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(sorted);
      if (value === null || typeof value !== "object") return value;
      return Object.fromEntries(
        Object.entries(value)
          .sort()
          .map(([key, item]) => [key, sorted(item)]),
      );
    };
    const other = sorted(acme) as typeof acme;
    expect(await renderReport("json", [other], now)).to.equal(await renderReport("json", [acme], now));
  });

  it("keeps every name as it is", async () => {
    const report = JSON.parse(await renderReport("json", hostileTexts.map(hostile), now));
    const gates: { gate: string; violations: { message: string }[] }[] = report.gates;
    expect(new Set(gates.map(({ gate }) => gate))).to.deep.equal(new Set(hostileTexts));
    for (const { gate, violations } of gates) expect(violations[0]?.message).to.equal(gate);
    expect(fits(report)).to.equal(true);
  });

  it("fits its schema, and does not with a field too few or too many", async () => {
    const report = JSON.parse(await renderReport("json", [acme, zoo], now));
    expect(fits(report), JSON.stringify(fits.errors)).to.equal(true);
    for (const [path, object] of objectsIn(report)) {
      for (const [key, value] of Object.entries(object)) {
        delete object[key];
        expect(fits(report), `${path} without ${key}`).to.equal(key === "days");
        object[key] = value;
      }
      object.foreign = 1;
      expect(fits(report), `${path} with a foreign field`).to.equal(false);
      delete object.foreign;
    }
    expect(fits(report)).to.equal(true);
  });

  it("has a schema that describes every field", () => {
    const fields = objectsIn(schema).filter(([path]) => /\.(properties|\$defs)\.[^.]+$/.test(path));
    for (const [path, { description, $ref }] of fields) expect(description ?? $ref, path).to.be.a("string");
    for (const [path, { type, additionalProperties }] of objectsIn(schema)) {
      if (type === "object") expect(additionalProperties, path).to.equal(false);
    }
  });

  it("has a schema that the package publishes", () => {
    expect(require("pulumi-atlas-invitations/report.schema.json")).to.deep.equal(schema);
  });
});
