import path from "node:path";
import { expect } from "chai";
import { type AtlasEmulator, startAtlasEmulator } from "../../provider/testing";
import { environmentOf, run } from "./run";

const example = path.join(__dirname, "../../examples/command-line/atlas-invitations.yaml");

describe("the example command-line", () => {
  let atlas: AtlasEmulator;

  before(async () => {
    atlas = await startAtlasEmulator({
      organizations: [
        { id: "5f0000000000000000000001", name: "Acme", invitations: [{ username: "ann@acme.com" }] },
        {
          id: "5f0000000000000000000002",
          name: "Swing",
          invitations: [{ username: "dan@contractor.example", sentDaysAgo: 20 }],
        },
      ],
    });
  });

  after(() => atlas.close());

  it("judges each organization with credentials of its own, and masks what it is told to", async () => {
    const own = environmentOf(atlas);
    const swing = Object.fromEntries(Object.entries(own).map(([name, value]) => [`SWING_${name}`, value]));
    const { exitCode, stdout, stderr } = await run(["check", example], { environment: { ...own, ...swing } });
    expect(stdout)
      .to.match(/^swing +failed +1 +2 /m)
      .and.match(/^acme +passed +1 +0 /m);
    expect(stdout).to.contain("d…@contractor.example#").and.not.contain("dan@");
    expect([exitCode, stderr]).to.deep.equal([1, ""]);
  });
});
