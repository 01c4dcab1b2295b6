import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { type ReportFormat, renderReport } from "../../provider/report/report";
import { now } from "../invitation";
import { sample } from "./sample";

const page = readFileSync(path.resolve(__dirname, "../../docs/reports.md"), "utf8");

/** The lines of the first code block of a language under the heading of a format. */
function sampleUnder(format: string, language: string): string[] {
  const [, section = ""] = page.split(`\n## ${format}\n`);
  const [, block] = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)\`\`\`$`, "m").exec(section) ?? [];
  return (block ?? "").split("\n").filter((line) => line !== "");
}

describe("the page about reports", () => {
  for (const [format, language] of [
    ["text", "text"],
    ["markdown", "markdown"],
    ["github", "text"],
    ["sarif", "json"],
    ["junit", "xml"],
    ["json", "json"],
  ] as const satisfies [ReportFormat, string][]) {
    it(`shows what a report as ${format} really says, line by line and in order`, async () => {
      const lines = sampleUnder(format, language).filter((line) => line !== "…");
      expect(lines.length).to.be.at.least(2);
      const written = (await renderReport(format, sample, now)).split("\n").map((line) => line.trim());
      let from = 0;
      for (const line of lines) {
        from = written.indexOf(line.trim(), from) + 1;
        expect(from, line).to.be.above(0);
      }
    });
  }
});
