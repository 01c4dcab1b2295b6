import { expect } from "chai";
import { type ReportFormat, renderReport, reportFormats } from "../../provider/report/report";
import { now } from "../invitation";
import { acme, hostile, hostileTexts, unread, zoo } from "./verdict";

const countingDays: readonly ReportFormat[] = ["text", "html"];
const dayLater = new Date(now.getTime() + 24 * 60 * 60 * 1000);

describe("renderReport", () => {
  for (const format of reportFormats) {
    it(`gives equal bytes for equal verdicts as ${format}, whatever the order of the gates`, async () => {
      const report = await renderReport(format, [acme, zoo], now);
      expect(await renderReport(format, structuredClone([acme, zoo]), now)).to.equal(report);
      expect(await renderReport(format, [zoo, acme], now)).to.equal(report);
    });

    it(`shows no control character as ${format}, whatever the names`, async () => {
      const report = await renderReport(format, hostileTexts.map(hostile), now);
      expect(report).not.to.match(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    });

    if (format !== "github") {
      it(`holds no command of a CI system as ${format}, whatever the names`, async () => {
        const report = await renderReport(format, hostileTexts.map(hostile), now);
        expect(report).not.to.match(/^\s*::|##\w*\[/m);
      });
    }

    it(`says as ${format} that a gate could not look, and why`, async () => {
      const report = await renderReport(format, [acme, unread, zoo], now);
      expect(report)
        .to.match(/not.evaluated|"unavailable"/i)
        .and.contain("Atlas answered 503.");
    });

    it(`ends a report with one line feed as ${format}`, async () => {
      expect(await renderReport(format, [acme, zoo], now)).to.match(/[^\n]\n$/);
    });
  }

  for (const format of reportFormats.filter((other) => !countingDays.includes(other))) {
    it(`gives equal bytes on another day as ${format}`, async () => {
      expect(await renderReport(format, [acme], dayLater)).to.equal(await renderReport(format, [acme], now));
    });
  }

  it("orders gates by code unit, and those of one name by organization", async () => {
    const gates = ["b", "a", "B", "ä"].map((gate) => ({ ...zoo, gate }));
    const twin = { ...zoo, gate: "a", orgId: "5f0000000000000000000001" };
    const { gates: rows } = JSON.parse(await renderReport("json", [...gates, twin], now));
    expect(rows.map(({ gate, orgId }: typeof zoo) => `${gate} ${orgId.at(-1)}`)).to.deep.equal([
      "B 2",
      "a 1",
      "a 2",
      "b 2",
      "ä 2",
    ]);
  });
});
