import { expect } from "chai";
import { renderReport } from "../../provider/report/report";
import { now } from "../invitation";
import { acme, hostile, hostileTexts, unread, unreadSentence, zoo } from "./verdict";

/** What the runner of GitHub Actions makes of a line, as its ActionCommand.cs does it. */
function commandIn(line: string) {
  const [, command, properties = "", message = ""] = /^::(\w+) ([^:]*)::(.*)$/.exec(line) ?? [];
  const unescaped = (text: string) =>
    text
      .replaceAll("%0D", "\r")
      .replaceAll("%0A", "\n")
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",")
      .replaceAll("%25", "%");
  const pairs = properties.split(",").map((property) => property.split("=", 2).map(unescaped));
  return { command, properties: Object.fromEntries(pairs), message: unescaped(message) };
}

describe("a report for GitHub", () => {
  it("is an annotation for each invitation, and a notice for a gate that passes", async () => {
    const located = { ...acme, location: { file: "infra/a,b:c.ts", line: 7 } };
    const report = await renderReport("github", [located, unread, zoo], now);
    const place = { file: "infra/a,b:c.ts", line: "7" };
    expect(report.trimEnd().split("\n").map(commandIn)).to.deep.equal([
      {
        command: "error",
        properties: { ...place, title: "acme: ann@contractor.example" },
        message:
          "ann@contractor.example (ORG_OWNER, ORG_READ_ONLY, sent on 2026-10-01 by bob@acme.com)\nmax-age permits 14 days\n" +
          "withdraw it: atlas organizations invitations delete 650000000000000000000001 --orgId 5f0000000000000000000001",
      },
      {
        command: "error",
        properties: { ...place, title: "acme: bea@acme.com" },
        message: "bea@acme.com (sent on 2026-10-01 by bob@acme.com)\nmax-age permits 14 days",
      },
      {
        command: "warning",
        properties: { ...place, title: "acme: max-count" },
        message: "advisory: max-count permits 3 invitations, there are 4\nwithdraw what nobody waits for",
      },
      {
        command: "warning",
        properties: { ...place, title: "acme: unused waiver" },
        message: "unused waiver of max-age for everybody of old.example (emil@acme.com: they migrate): remove it",
      },
      { command: "error", properties: { title: "unread: not evaluated" }, message: unreadSentence },
      { command: "notice", properties: { title: "zoo: as expected" }, message: "1 invitation of zoo, as expected" },
    ]);
  });

  it("has the same commands whatever the names", async () => {
    for (const text of [...hostileTexts, "%0A::error::x", "a,file=b::", "100%"]) {
      const lines = (await renderReport("github", [hostile(text)], now)).trimEnd().split("\n");
      expect(
        lines.map((line) => commandIn(line).command),
        text,
      ).to.deep.equal(["error", "error", "warning", "warning"]);
      for (const line of lines) {
        expect(Object.keys(commandIn(line).properties), text).to.deep.equal(["title"]);
        expect(line, text).not.to.match(/##\w*\[/);
      }
    }
  });
});
