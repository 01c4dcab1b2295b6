import * as pulumi from "@pulumi/pulumi";
import { type Expectation, InvitationGate, maxAge, onlyExpected, type Waiver } from "pulumi-atlas-invitations";

const config = new pulumi.Config();
const orgId = config.require("orgId");

/** What is given is known at once in a preview, as a value of another stack is. */
const names = pulumi.output(config.requireObject<string[]>("names"));

/** What becomes known in the update alone. */
class Made extends pulumi.dynamic.Resource {
  declare readonly days: pulumi.Output<number>;

  constructor(name: string) {
    super({ create: async () => ({ id: name, outs: { days: 14 } }) }, name, { days: undefined });
  }
}

const given = config.require("given");

const expectations = {
  names: [maxAge({ days: 30 }), names.apply((list) => onlyExpected(list))],
  list: names.apply((list) => [onlyExpected(list)]),
  wrong: names.apply(() => [undefined as unknown as Expectation]),
  rejected: [names.apply((list) => onlyExpected(given === "rejected" ? ["nobody"] : list))],
  unknown: [new Made("limit").days.apply((days) => maxAge({ days }))],
}[given];

new InvitationGate("acme", {
  orgId,
  expectations: expectations ?? [],
  waivers: names.apply((): Waiver[] => []),
});
