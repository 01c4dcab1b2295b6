import { expect } from "chai";
import { acmeGate, inDays } from "./acme";
import { startAdopted } from "./adopted-gate";
import { useAcmeStack } from "./use-acme-stack";

describe("a preview as of another day", () => {
  const acme = useAcmeStack();

  it("judges as of that day, and says so, which an update does not do", async () => {
    await startAdopted(acme, {});
    const asOf = inDays(30);
    const { told } = await acme.run(1, "preview", "--config", `atlas-invitations:asOf=${asOf}`);
    expect(told[acmeGate]).to.include.members([
      "error: 1 violation in 1 invitation",
      "ann@acme.com (ORG_MEMBER, sent 31 days ago by bob@acme.com)",
      "  max-age permits 14 days",
      `warning: Judged as of ${asOf}, and not of today (atlas-invitations:asOf).`,
    ]);
    const update = await acme.run(1, "up", "--skip-preview", "--config", `atlas-invitations:asOf=${asOf}`);
    expect(update.output).to.contain(
      "atlas-invitations:asOf is set, and only a preview can judge as of another day. Remove it: pulumi config rm " +
        "atlas-invitations:asOf",
    );
  });

  for (const asOf of ["2020-01-01", "2027-13-01", "2027-02-30", "tomorrow"]) {
    it(`fails as of ${asOf}`, async () => {
      await startAdopted(acme, {});
      expect((await acme.run(1, "preview", "--config", `atlas-invitations:asOf=${asOf}`)).output).to.contain(
        `atlas-invitations:asOf must be a date from today on, such as 2026-12-24. Received: "${asOf}"`,
      );
    });
  }
});
