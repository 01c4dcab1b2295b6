import { expect } from "chai";
import type { ReadingGateArgs } from "../../provider";
import { createPackageSchema } from "../../provider/component/package-schema";

const { version }: { version: string } = require("../../package.json");
const published = require("../../component/schema.json");

/** Every arg of the gate in TypeScript; the compiler objects to one that is missing or is none. */
const args: Record<Exclude<keyof ReadingGateArgs, "pending">, true> = {
  orgId: true,
  username: true,
  statuses: true,
  endpoint: true,
  baseUrl: true,
  configNamespace: true,
  environmentPrefix: true,
  usernames: true,
  timeoutSeconds: true,
  maxRetries: true,
  secret: true,
  expectations: true,
  waivers: true,
  baseline: true,
  report: true,
};

describe("the schema of the component", () => {
  it("is published as it is made (npm run schemas)", () => {
    expect(published).to.deep.equal(createPackageSchema(version));
  });

  it("has the args of the gate in TypeScript", () => {
    const { inputProperties } = published.resources["atlas-invitations:index:InvitationGate"];
    expect(Object.keys(inputProperties)).to.have.members(Object.keys(args));
  });
});
