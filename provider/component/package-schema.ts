import { createGatesJsonSchema } from "../document/json-schema";
import { reportFormats } from "../report/report";

/** As much of JSON Schema as the document uses. */
interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
}

type Types = Record<string, object>;

const packageName = "atlas-invitations";
const any = { $ref: "pulumi.json#/Any" };

/**
 * The schema of the package for programs in other languages, made from the schema of the document: an organization's
 * inputs are those of its gate. It is published as `component/schema.json`.
 */
export function createPackageSchema(version: string): object {
  const types: Types = {};
  const organization = getOrganizationSchema();
  const inputProperties = {
    ...convertProperties(organization, types, ""),
    baseline: {
      oneOf: [{ type: "boolean" }, { type: "string" }],
      description:
        "Whether every invitation has to have been there at the last approved deployment: true, or adopt to tolerate " +
        "what is wrong today.",
    },
    report: {
      ...createObjectType("Report", { type: "object", properties: createReportProperties() }, types),
      description: "Files to write the verdict to, relative to the folder of the program.",
    },
    secret: { type: "boolean", description: "Whether the outputs are secrets of Pulumi." },
  };
  return {
    name: packageName,
    version,
    displayName: "Atlas Invitations",
    description:
      "Fails pulumi preview when the pending invitations of a MongoDB Atlas organization are not as expected.",
    license: "Apache-2.0",
    types,
    resources: {
      [`${packageName}:index:InvitationGate`]: {
        isComponent: true,
        description:
          "Fails the preview, and the update, when the pending invitations of a MongoDB Atlas organization are not as expected.",
        inputProperties,
        requiredInputs: ["orgId"],
        properties: {
          orgId: { type: "string", description: "The organization's id." },
          verdict: { ...createObjectType("Verdict", verdictSchema, types), description: "What was found." },
          invitations: {
            type: "array",
            items: any,
            description: "What was judged; nothing when it could not be read.",
          },
        },
        required: ["orgId", "verdict"],
      },
    },
    language: {
      nodejs: { respectSchemaVersion: true },
      python: { respectSchemaVersion: true, pyproject: { enabled: true } },
      go: {
        importBasePath: `example.com/pulumi-${packageName}/sdk/go/atlasinvitations`,
        respectSchemaVersion: true,
      },
      csharp: { respectSchemaVersion: true },
    },
  };
}

const createListSchema = (description: string): JsonSchema => ({ type: "array", items: {}, description });

/** What programs read of a verdict; the lists hold plain data, as in the JSON report. */
const verdictSchema: JsonSchema = {
  type: "object",
  description: "What was found.",
  properties: {
    passed: { type: "boolean", description: "Whether the gate could look, and there is no mandatory violation." },
    invitationCount: { type: "integer", description: "How many invitations were judged." },
    expectations: createListSchema("What was expected."),
    violations: createListSchema("What is not as expected."),
    waived: createListSchema("The violations that somebody has accepted."),
    unusedWaivers: createListSchema("The waivers that accept nothing that is there."),
    toleratedCount: { type: "integer", description: "How many violations a baseline tolerates." },
  },
  required: ["passed"],
};

function getOrganizationSchema(): JsonSchema {
  const { properties = {} }: JsonSchema = createGatesJsonSchema();
  const organization = properties.organizations?.additionalProperties;
  if (typeof organization !== "object") throw new Error("The schema of the document has no organizations.");
  return organization;
}

function createReportProperties(): Record<string, JsonSchema> {
  return Object.fromEntries(
    reportFormats.map((format) => [format, { type: "string", description: `The file of the report as ${format}.` }]),
  );
}

function convertProperties({ properties = {} }: JsonSchema, types: Types, prefix: string): Record<string, object> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const { description } = property;
      const type = convertType(property, types, `${prefix}${name[0]?.toUpperCase()}${name.slice(1)}`);
      return [name, { ...type, ...(description !== undefined && { description }) }];
    }),
  );
}

function convertType(schema: JsonSchema, types: Types, name: string): object {
  if (schema.anyOf) return { oneOf: schema.anyOf.map((one) => convertType(one, types, name)) };
  if (schema.type === "array")
    return { type: "array", items: convertType(schema.items ?? {}, types, singularize(name)) };
  if (schema.type === undefined) return any;
  if (schema.type !== "object") return { type: schema.type };
  return schema.properties ? createObjectType(name, schema, types) : any;
}

function createObjectType(name: string, schema: JsonSchema, types: Types): object {
  const token = `${packageName}:index:${name}`;
  types[token] = {
    type: "object",
    description: schema.description ?? name,
    properties: convertProperties(schema, types, ""),
    ...(schema.required && { required: schema.required }),
  };
  return { $ref: `#/types/${token}` };
}

function singularize(name: string): string {
  return name.replace(/s$/, "");
}
