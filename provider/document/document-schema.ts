import * as z from "zod/mini";
import { entriesSchema } from "./expectation-schema";
import { organizationSchema } from "./organization-schema";
import { addNote, notes } from "./schema-notes";

const documentShape = {
  $schema: z.exactOptional(addNote(z.string("must be text"), "Where the schema of this document lies, for editors.")),
  version: addNote(z.literal(1, "must be 1"), "The version of this form of document."),
  expectations: z.exactOptional(addNote(entriesSchema, "What is expected of every organization.")),
  organizations: addNote(
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
