import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { acmeId, fresh, stale } from "./acme";
import { acmeDataSource } from "./read-failure";
import { readable } from "./readable";
import { useAcmeStack } from "./use-acme-stack";

/**
 * States keep this text and run it years later. A change of it makes every stack run two texts side by side and shows as
 * a change of every data source, so it is on purpose or not at all: `PIN_PROVIDER=1 npm test` writes it anew.
 */
const pinnedProvider = path.join(__dirname, "serialized-provider.txt");

describe("the data source", () => {
  const acme = useAcmeStack();

  it("reads the invitations in preview and in update", async () => {
    await acme.start("examples/data-source");
    for (const command of ["preview", "up"] as const) {
      const { output } = await acme.run(0, command);
      expect(readable(output)).to.contain('invited    : [\n        [0]: "ann@acme.com"\n    ]\n');
    }
  });

  it("is run from the pinned text, of less than 1 kB", async () => {
    await acme.start("examples/data-source");
    await acme.run(0, "up");
    const text: string = JSON.parse(await acme.stack.exportState()).deployment.resources.find(
      ({ type }: { type: string }) => acmeDataSource.startsWith(type),
    ).inputs.__provider;
    if (process.env.PIN_PROVIDER) await writeFile(pinnedProvider, text);
    expect(text).to.equal(await readFile(pinnedProvider, "utf8"));
    expect(text.length).to.be.below(1000);
  });

  it("is drift to a refresh when the invitations changed, and is none when they did not", async () => {
    await acme.start("examples/data-source");
    await acme.run(0, "up");
    const refresh = ["--preview-only", "--expect-no-changes"];
    await acme.run(0, "refresh", ...refresh);
    acme.atlas.setInvitations(acmeId, [fresh, stale]);
    const { output } = await acme.run(7, "refresh", ...refresh);
    expect(output).to.contain("error: no changes were expected for refresh but changes were proposed");
  });

  it("takes credentials from the environment", async () => {
    await acme.start("examples/data-source", {
      config: { "mongodbatlas:publicKey": "" },
      secrets: { "mongodbatlas:privateKey": "" },
      env: {
        MONGODB_ATLAS_PUBLIC_API_KEY: "emulator",
        MONGODB_ATLAS_PRIVATE_API_KEY: "00000000-0000-4000-8000-000000000000",
      },
    });
    await acme.run(0, "preview");
  });

  it("waits for the two seconds that Atlas asks for", async () => {
    acme.atlas.fault({ status: 429, retryAfterSeconds: 2 });
    await acme.start("examples/data-source");
    await acme.run(0, "preview");
    const [refused, served] = acme.atlas.requests.slice(-2);
    expect([refused?.status, served?.status]).to.deep.equal([429, 200]);
    expect((served?.startedAt ?? 0) - (refused?.startedAt ?? 0)).to.be.at.least(2000);
  });
});
