const pulumi = require("@pulumi/pulumi");

const schema = { name: "empty", version: "1.0.0", resources: { "empty:index:Component": { isComponent: true } } };

/** What a component costs that does nothing. */
const server = {
  version: schema.version,
  schema: JSON.stringify(schema),
  async construct(name, type, inputs, options) {
    const component = new pulumi.ComponentResource(type, name, inputs, options);
    return { urn: component.urn, state: {} };
  },
};

pulumi.provider.main(server, process.argv.slice(2));
