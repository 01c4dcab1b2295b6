import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { createHookName, joinHookName } from "../../provider/gate/hook-name";

describe("the name of a gate's hook", () => {
  const type = "acme:index:Environment";
  const parentNamed = (name: string, parentType = type, parent?: pulumi.Resource): pulumi.Resource =>
    Object.assign(Object.create(pulumi.ComponentResource.prototype), {
      __pulumiType: parentType,
      __name: name,
      __parentResource: parent,
    });

  it("holds types and names of all parents, the outermost first", () => {
    expect(createHookName(undefined, "acme")).to.equal("acme::baseline-approved");
    expect(createHookName(parentNamed("eu", type, parentNamed("shop", "acme:index:Shop")), "acme")).to.equal(
      "acme:index:Shop::shop::acme:index:Environment::eu::acme::baseline-approved",
    );
  });

  it("is another one wherever another hyphen ends the parent's name", () => {
    expect(createHookName(parentNamed("eu"), "prod-acme")).to.not.equal(createHookName(parentNamed("eu-prod"), "acme"));
    const urn = `urn:pulumi:test::shop::${type}::eu`;
    expect(joinHookName([urn], "prod-acme")).to.not.equal(joinHookName([`${urn}-prod`], "acme"));
  });

  it("is another one under a parent of a type of the same last word", () => {
    const other = parentNamed("eu", "other:index:Environment");
    expect(createHookName(parentNamed("eu"), "acme")).to.not.equal(createHookName(other, "acme"));
  });
});
