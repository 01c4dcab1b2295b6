import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge } from "pulumi-atlas-invitations";

const config = new pulumi.Config();

/** A component with a gate: a team or a department that looks after an organization. */
class Unit extends pulumi.ComponentResource {
  constructor(kind: string, name: string) {
    super(`example:index:${kind}`, name);
    new InvitationGate(
      "acme",
      { orgId: config.require("orgId"), expectations: [maxAge({ days: 14 })] },
      { parent: this, dependsOn: new Cleanup(`${kind}-cleanup`, { parent: this }) },
    );
  }
}

/** Stands for what a gate has to wait for. */
class Cleanup extends pulumi.dynamic.Resource {
  declare readonly doneAt: pulumi.Output<number>;

  constructor(name: string, opts: pulumi.CustomResourceOptions) {
    const create = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return { id: "done", outs: { doneAt: Date.now() } };
    };
    super({ create }, name, { doneAt: undefined }, opts);
  }
}

new Unit("Team", "north");
new Unit("Department", "north");
