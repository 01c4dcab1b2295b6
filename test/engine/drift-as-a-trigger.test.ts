import { runtime } from "@pulumi/pulumi";
import { expect } from "chai";

/**
 * The binary of the random provider is not on every machine, so this example runs on mocks: they show what it registers,
 * not what the engine makes of it.
 */
describe("the example drift-as-a-trigger", () => {
  const registered: runtime.MockResourceArgs[] = [];

  before(() => {
    runtime.setAllConfig({ "project:orgId": "5f0000000000000000000001" });
    runtime.setMocks(
      {
        newResource(resource) {
          registered.push(resource);
          const outputs = resource.id ? { fingerprint: "f".repeat(64) } : { hex: "abcd" };
          return { id: resource.id || "made", state: { ...resource.inputs, ...outputs } };
        },
        call: ({ inputs }) => inputs,
      },
      "project",
      "stack",
      true,
    );
  });

  it("keeps the random id for as long as the fingerprint is the same", async () => {
    // Loaded here and not above, since a program registers its resources as it loads.
    const {
      reviewId,
    }: typeof import("../../examples/drift-as-a-trigger") = require("../../examples/drift-as-a-trigger");
    const shown = await new Promise((resolve) => reviewId.apply(resolve));
    expect(shown).to.equal("abcd");
    expect(registered.map(({ type, id, inputs }) => [type, id, inputs.keepers])).to.deep.equal([
      ["pulumi-nodejs:dynamic/atlas-invitations:PendingOrgInvitations", "5f0000000000000000000001", undefined],
      ["random:index/randomId:RandomId", "", { fingerprint: "f".repeat(64) }],
    ]);
  });
});
