import * as z from "zod/mini";
import { listInputValues } from "../atlas/list-inputs";

/** What the published JSON Schema says of a part of the document, besides its type. */
export const notes = z.registry<{
  description?: string;
  title?: string;
  minProperties?: number;
  maxProperties?: number;
}>();

function noted<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  notes.add(schema, { description });
  return schema;
}

/** A list of words that is not empty; what the words have to look like, the expectation itself knows. */
const words = (what: string, description: string) => {
  const must = `must be a list of ${what}`;
  return noted(z.array(z.string(must), must).check(z.minLength(1, `${must} that is not empty`)), description);
};

const oneOf = <const Word extends string>(allowed: readonly Word[]) =>
  z.enum(allowed, `must be ${allowed.map((word) => JSON.stringify(word)).join(" or ")}`);

const enforcementLevel = z.exactOptional(
  noted(oneOf(["mandatory", "advisory"]), "Whether a violation fails or only warns; mandatory when it is left out."),
);

const days = (description: string) => {
  const must = "must be a number above 0 and at most 30";
  return noted(z.number(must).check(z.gt(0, must), z.lte(30, must)), description);
};

const argumentsOf = <Shape extends z.core.$ZodLooseShape>(name: string, shape: Shape, description: string) => {
  const example = Object.keys(shape).length === 0 ? "{}" : `{ ${Object.keys(shape)[0]}: … }`;
  return z.exactOptional(
    noted(
      z.strictObject({ ...shape, enforcementLevel }, `must be the arguments of ${name}, such as ${example}`),
      description,
    ),
  );
};

/** The arguments of every expectation, by the name of the function that makes it. */
const expectationShape = {
  maxAge: argumentsOf(
    "maxAge",
    { days: days("The most days since it was sent.") },
    "Checks whether no pending invitation is older than some days.",
  ),
  expiresWithin: argumentsOf(
    "expiresWithin",
    { days: days("How many days before it expires an invitation is found.") },
    "Checks whether no pending invitation expires within some days.",
  ),
  allowedDomains: argumentsOf(
    "allowedDomains",
    { domains: words("domains", "Such as acme.com, or *.acme.com for all domains below it.") },
    "Checks whether everybody who is invited has an address of an allowed domain.",
  ),
  forbiddenRoles: argumentsOf(
    "forbiddenRoles",
    {
      roles: words("roles", "Such as ORG_OWNER or GROUP_OWNER."),
      projects: z.exactOptional(
        words("ids of projects", "The projects in which project roles are forbidden; all of them when it is left out."),
      ),
    },
    "Checks whether no invitation grants a forbidden role.",
  ),
  allowedInviters: argumentsOf(
    "allowedInviters",
    { inviters: words("inviters", "E-mail addresses, public keys or client ids.") },
    "Checks whether every invitation was sent by an allowed inviter.",
  ),
  maxCount: argumentsOf(
    "maxCount",
    {
      most: noted(
        z.int("must be a whole number from 0").check(z.gte(0, "must be a whole number from 0")),
        "The most invitations that there may be.",
      ),
    },
    "Checks whether there are no more invitations than a number.",
  ),
  onlyExpected: argumentsOf(
    "onlyExpected",
    {
      usernames: noted(
        z.array(z.string("must be a list of e-mail addresses"), "must be a list of e-mail addresses"),
        "The e-mail addresses that are to be invited.",
      ),
      allowMissing: z.exactOptional(
        noted(z.boolean("must be true or false"), "Whether an address that is not invited is as expected, too."),
      ),
    },
    "Checks whether these addresses are invited, and nobody else.",
  ),
  noneExpired: argumentsOf(
    "noneExpired",
    {},
    "Checks whether no invitation has expired; needs INVITATION_EXPIRED among the statuses.",
  ),
  noneRejected: argumentsOf(
    "noneRejected",
    {},
    "Checks whether no invitation was rejected; needs INVITATION_REJECTED among the statuses.",
  ),
};

const entrySchema = z.strictObject(expectationShape, "must be an expectation, such as { maxAge: { days: 14 } }");
notes.add(entrySchema, {
  description: "An expectation: its name, and its arguments. Exactly one.",
  minProperties: 1,
  maxProperties: 1,
});

/** A list of expectations as plain data. */
export const entriesSchema = z.array(entrySchema, "must be a list of expectations");

const text = (must: string, description: string) =>
  z.exactOptional(noted(z.string(must).check(z.minLength(1, must)), description));

const waiverSchema = noted(
  z.looseObject({}, "must be a waiver"),
  "An accepted exception: username or domain, expectation, reason, owner, expires.",
);

const hexadecimal = "must be 24 hexadecimal digits in lower case";

const organizationShape = {
  orgId: noted(
    z
      .string({
        error: ({ input }) =>
          typeof input === "number" ? "must be in quotes, as YAML takes it for a number" : hexadecimal,
      })
      .check(z.regex(/^[0-9a-f]{24}$/, hexadecimal)),
    "The organization's id, 24 hexadecimal digits in lower case. In quotes where it could be taken for a number.",
  ),
  expectations: z.exactOptional(
    noted(entriesSchema, "What is expected besides what is expected of every organization."),
  ),
  waivers: z.exactOptional(
    noted(
      z.union([z.string().check(z.minLength(1)), z.array(waiverSchema)], "must be a file, or a list of waivers"),
      "Accepted exceptions: a file of them, relative to this document, or a list.",
    ),
  ),
  statuses: z.exactOptional(
    noted(
      z
        .array(oneOf(listInputValues.statuses), `must be a list of ${listInputValues.statuses.join(", ")}`)
        .check(z.minLength(1, "must not be empty")),
      "Which invitations to read; the pending ones when it is left out.",
    ),
  ),
  username: text("must be an e-mail address", "Reads the invitations of this e-mail address alone."),
  endpoint: z.exactOptional(
    noted(oneOf(listInputValues.endpoint), "Which endpoint of Atlas to ask; auto when it is left out."),
  ),
  baseUrl: text("must be a URL", "Where the Atlas Administration API is."),
  usernames: z.exactOptional(
    noted(
      oneOf(listInputValues.usernames),
      "Whether addresses are shown as they are or masked; plain when it is left out.",
    ),
  ),
  timeoutSeconds: z.exactOptional(
    noted(
      z
        .number("must be a number above 0 and at most 3600")
        .check(
          z.gt(0, "must be a number above 0 and at most 3600"),
          z.lte(3600, "must be a number above 0 and at most 3600"),
        ),
      "The most seconds that the read may take; 120 when it is left out.",
    ),
  ),
  maxRetries: z.exactOptional(
    noted(
      z
        .int("must be a whole number from 0 to 20")
        .check(z.gte(0, "must be a whole number from 0 to 20"), z.lte(20, "must be a whole number from 0 to 20")),
      "How often to try each request again; 4 when it is left out.",
    ),
  ),
  environmentPrefix: text(
    "must be a prefix such as ACME_",
    "What the environment variables with this organization's credentials begin with, such as ACME_.",
  ),
  configNamespace: text(
    "must be a namespace of the stack's config, such as acme",
    "The namespace of the stack's config that holds this organization's credentials, in Pulumi alone.",
  ),
};

const organizationSchema = noted(
  z.strictObject(organizationShape, "must be an organization, with an orgId"),
  "An organization, by the name of its gate.",
);

const documentShape = {
  $schema: z.exactOptional(noted(z.string("must be text"), "Where the schema of this document lies, for editors.")),
  version: noted(z.literal(1, "must be 1"), "The version of this form of document."),
  expectations: z.exactOptional(noted(entriesSchema, "What is expected of every organization.")),
  organizations: noted(
    z.record(z.string(), organizationSchema, "must be organizations by the names of their gates"),
    "The organizations, each by the name of its gate.",
  ),
};

/** The whole document. */
export const documentSchema = z.strictObject(
  documentShape,
  "must be a document of gates, with version: 1 and organizations",
);
notes.add(documentSchema, { title: "Gates of pulumi-atlas-invitations, version 1" });
