import { expect } from "chai";
import { startAtlasEmulator } from "../../provider/testing";
import { fresh, inDays, organizations } from "./acme";
import { useStack } from "./use-acme-stack";

const { acme: acmeId, beta } = organizations;
const gates = JSON.stringify({ acme: { orgId: acmeId }, beta: { orgId: beta } });

/** Previews two gates while Atlas announces that the endpoint ends on this day, and resolves to the warnings. */
function useAnnouncement(sunset: string): () => Promise<string[]> {
  const acme = useStack(() =>
    startAtlasEmulator({
      organizations: [
        { id: acmeId, name: "Acme", invitations: [fresh] },
        { id: beta, name: "Beta" },
      ],
      sunset,
    }),
  );
  return async () => {
    await acme.start("test/engine/programs/configured", { config: { gates } });
    const { told } = await acme.run(0, "preview");
    return Object.values(told)
      .flat()
      .filter((line) => line.startsWith("warning:"));
  };
}

describe("the end of an endpoint in half a year", () => {
  const sunset = inDays(179.5);
  const warningsOfPreview = useAnnouncement(sunset);

  it("is warned of, once however many gates there are", async () => {
    const warnings = await warningsOfPreview();
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(
      new RegExp(
        `^warning: Atlas will stop serving the endpoint /invites on ${sunset}, in 1(79|80) days\\. Gates then ` +
          'ask /users by themselves; set endpoint: "users" to do so now\\. Those with endpoint: "invites" will fail\\.$',
      ),
    );
  });
});

describe("the end of an endpoint in more than half a year", () => {
  const warningsOfPreview = useAnnouncement(inDays(182));

  it("is not warned of", async () => {
    expect(await warningsOfPreview()).to.deep.equal([]);
  });
});
