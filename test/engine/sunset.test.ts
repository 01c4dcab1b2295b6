import { expect } from "chai";
import { type AtlasEmulator, startAtlasEmulator } from "../../provider/testing";
import { createAcmeStack, fresh, organizations } from "./acme";
import { diagnosticsOf } from "./diagnostics";
import type { Stack } from "./stack";

const day = 24 * 60 * 60 * 1000;
const { acme, beta } = organizations;
const gates = JSON.stringify({ acme: { orgId: acme }, beta: { orgId: beta } });

describe("the announced end of an endpoint", () => {
  let atlas: AtlasEmulator;
  let stack: Stack;

  async function previewDaysBefore(days: number): Promise<{ warnings: string[]; sunset: string }> {
    const sunset = new Date(Date.now() + days * day).toISOString().slice(0, 10);
    atlas = await startAtlasEmulator({
      organizations: [
        { id: acme, name: "Acme", invitations: [fresh] },
        { id: beta, name: "Beta" },
      ],
      sunset,
    });
    stack = await createAcmeStack(atlas, "test/engine/programs/configured", { config: { gates } });
    const { exitCode, output } = await stack.run("preview");
    expect(exitCode, output).to.equal(0);
    const warnings = Object.values(diagnosticsOf(output)).flat();
    return { warnings: warnings.filter((line) => line.startsWith("warning:")), sunset };
  }

  afterEach(async () => {
    await stack.remove();
    await atlas.close();
  });

  it("is warned of from 180 days before it, once however many gates there are", async () => {
    const { warnings, sunset } = await previewDaysBefore(179.5);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(
      new RegExp(
        `^warning: Atlas has announced to stop serving the endpoint /invites on ${sunset}, in 1(79|80) days\\. Gates then ` +
          'ask /users by themselves; set endpoint: "users" to do so now\\. Those with endpoint: "invites" will fail\\.$',
      ),
    );
  });

  it("is not warned of earlier", async () => {
    expect((await previewDaysBefore(182)).warnings).to.deep.equal([]);
  });
});
