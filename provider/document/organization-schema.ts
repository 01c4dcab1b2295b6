import * as z from "zod/mini";
import { listInputValues } from "../atlas/list-inputs";
import { entriesSchema } from "./expectation-schema";
import { addNote, createChoiceSchema } from "./schema-notes";

const createTextSchema = (must: string, description: string) =>
  z.exactOptional(addNote(z.string(must).check(z.minLength(1, must)), description));

const waiverSchema = addNote(
  z.looseObject({}, "must be a waiver"),
  "An accepted exception: username or domain, expectation, reason, owner, expires.",
);

const hexadecimal = "must be 24 hexadecimal digits in lower case";

const organizationShape = {
  orgId: addNote(
    z
      .string({
        error: ({ input }) =>
          typeof input === "number" ? "must be in quotes, as YAML takes it for a number" : hexadecimal,
      })
      .check(z.regex(/^[0-9a-f]{24}$/, hexadecimal)),
    "The organization's id, 24 hexadecimal digits in lower case. In quotes where it could be taken for a number.",
  ),
  expectations: z.exactOptional(
    addNote(entriesSchema, "What is expected besides what is expected of every organization."),
  ),
  waivers: z.exactOptional(
    addNote(
      z.union([z.string().check(z.minLength(1)), z.array(waiverSchema)], "must be a file, or a list of waivers"),
      "Accepted exceptions: a file of them, relative to this document, or a list.",
    ),
  ),
  statuses: z.exactOptional(
    addNote(
      z
        .array(createChoiceSchema(listInputValues.statuses), `must be a list of ${listInputValues.statuses.join(", ")}`)
        .check(z.minLength(1, "must not be empty")),
      "Which invitations to read; the pending ones when it is left out.",
    ),
  ),
  username: createTextSchema("must be an e-mail address", "Reads the invitations of this e-mail address alone."),
  endpoint: z.exactOptional(
    addNote(createChoiceSchema(listInputValues.endpoint), "Which endpoint of Atlas to ask; auto when it is left out."),
  ),
  baseUrl: createTextSchema("must be a URL", "Where the Atlas Administration API is."),
  usernames: z.exactOptional(
    addNote(
      createChoiceSchema(listInputValues.usernames),
      "Whether addresses are shown as they are or masked; plain when it is left out.",
    ),
  ),
  timeoutSeconds: z.exactOptional(
    addNote(
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
    addNote(
      z
        .int("must be a whole number from 0 to 20")
        .check(z.gte(0, "must be a whole number from 0 to 20"), z.lte(20, "must be a whole number from 0 to 20")),
      "How often to try each request again; 4 when it is left out.",
    ),
  ),
  environmentPrefix: createTextSchema(
    "must be a prefix such as ACME_",
    "What the environment variables with this organization's credentials begin with, such as ACME_.",
  ),
  configNamespace: createTextSchema(
    "must be a namespace of the stack's config, such as acme",
    "The namespace of the stack's config that holds this organization's credentials, in Pulumi alone.",
  ),
};

/** An organization of the document. */
export const organizationSchema = addNote(
  z.strictObject(organizationShape, "must be an organization, with an orgId"),
  "An organization, by the name of its gate.",
);

/** An organization as the document has it. */
export type OrganizationData = z.output<typeof organizationSchema>;
