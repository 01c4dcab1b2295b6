import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { hookNameIn, hookNameUnder } from "../../provider/gate/hook-name";

describe("the name of a gate's hook", () => {
  const type = "acme:index:Environment";
  const parentNamed = (name: string, parentType = type, parent?: pulumi.Resource): pulumi.Resource =>
    Object.assign(Object.create(pulumi.ComponentResource.prototype), {
      __pulumiType: parentType,
      __name: name,
      __parentResource: parent,
    });

  it("holds types and names of all parents, the outermost first", () => {
    expect(hookNameUnder(undefined, "acme")).to.equal("acme::baseline-approved");
    expect(hookNameUnder(parentNamed("eu", type, parentNamed("shop", "acme:index:Shop")), "acme")).to.equal(
      "acme:index:Shop::shop::acme:index:Environment::eu::acme::baseline-approved",
    );
  });

  it("is another one wherever another hyphen ends the parent's name", () => {
    expect(hookNameUnder(parentNamed("eu"), "prod-acme")).to.not.equal(hookNameUnder(parentNamed("eu-prod"), "acme"));
    const urn = `urn:pulumi:test::shop::${type}::eu`;
    expect(hookNameIn([urn], "prod-acme")).to.not.equal(hookNameIn([`${urn}-prod`], "acme"));
  });

  it("is another one under a parent of a type of the same last word", () => {
    const other = parentNamed("eu", "other:index:Environment");
    expect(hookNameUnder(parentNamed("eu"), "acme")).to.not.equal(hookNameUnder(other, "acme"));
  });
});
