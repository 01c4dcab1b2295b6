import { expect } from "chai";
import { acmeGate, acmeId, fresh, stale, staleWho } from "./acme";
import { useAcmeStack } from "./use-acme-stack";

describe("a preview is none the worse when", () => {
  const acme = useAcmeStack();
  const gates = JSON.stringify({ acme: { orgId: acmeId } });

  it("/invites is gone: it asks /users, and says how to withdraw by that", async () => {
    acme.atlas.setInvitations(acmeId, [fresh, stale]);
    acme.atlas.fault({ endpoint: "invites", status: 410, times: Number.POSITIVE_INFINITY });
    await acme.start("test/engine/programs/configured", { config: { gates } });
    const { told } = await acme.run(1, "preview");
    const lines = told[acmeGate] ?? [];
    expect(lines).to.include(staleWho);
    expect(lines.find((line) => line.includes("removeOrgUser"))).to.match(
      /^ {2}atlas api mongoDbCloudUsers removeOrgUser --orgId 5f0{21}1 --userId [0-9a-f]{24}$/,
    );
  });

  it("Atlas asks for some patience: it says so while it waits", async () => {
    acme.atlas.fault({ status: 429, retryAfterSeconds: 5 });
    await acme.start("test/engine/programs/configured", { config: { gates } });
    const { output } = await acme.run(0, "preview");
    expect(output).to.match(/Organization 5f0{21}1: waiting [56] s because Atlas limits the rate of requests\./);
  });
});
