import * as z from "zod/mini";
import { addNote, createChoiceSchema, notes } from "./schema-notes";

/** A list of words that is not empty; what the words have to look like, the expectation itself knows. */
const createWordsSchema = (what: string, description: string) => {
  const must = `must be a list of ${what}`;
  return addNote(z.array(z.string(must), must).check(z.minLength(1, `${must} that is not empty`)), description);
};

const enforcementLevel = z.exactOptional(
  addNote(
    createChoiceSchema(["mandatory", "advisory"]),
    "Whether a violation fails or only warns; mandatory when it is left out.",
  ),
);

const createDaysSchema = (description: string) => {
  const must = "must be a number above 0 and at most 30";
  return addNote(z.number(must).check(z.gt(0, must), z.lte(30, must)), description);
};

const createArgumentsSchema = <Shape extends z.core.$ZodLooseShape>(
  name: string,
  shape: Shape,
  description: string,
) => {
  const example = Object.keys(shape).length === 0 ? "{}" : `{ ${Object.keys(shape)[0]}: … }`;
  return z.exactOptional(
    addNote(
      z.strictObject({ ...shape, enforcementLevel }, `must be the arguments of ${name}, such as ${example}`),
      description,
    ),
  );
};

/** The arguments of every expectation, by the name of the function that makes it. */
const expectationShape = {
  maxAge: createArgumentsSchema(
    "maxAge",
    { days: createDaysSchema("The most days since it was sent.") },
    "Checks whether no pending invitation is older than some days.",
  ),
  expiresWithin: createArgumentsSchema(
    "expiresWithin",
    { days: createDaysSchema("How many days before it expires an invitation is found.") },
    "Checks whether no pending invitation expires within some days.",
  ),
  allowedDomains: createArgumentsSchema(
    "allowedDomains",
    { domains: createWordsSchema("domains", "Such as acme.com, or *.acme.com for all domains below it.") },
    "Checks whether everybody who is invited has an address of an allowed domain.",
  ),
  forbiddenRoles: createArgumentsSchema(
    "forbiddenRoles",
    {
      roles: createWordsSchema("roles", "Such as ORG_OWNER or GROUP_OWNER."),
      projects: z.exactOptional(
        createWordsSchema(
          "ids of projects",
          "The projects in which project roles are forbidden; all of them when it is left out.",
        ),
      ),
    },
    "Checks whether no invitation grants a forbidden role.",
  ),
  allowedInviters: createArgumentsSchema(
    "allowedInviters",
    { inviters: createWordsSchema("inviters", "E-mail addresses, public keys or client ids.") },
    "Checks whether every invitation was sent by an allowed inviter.",
  ),
  maxCount: createArgumentsSchema(
    "maxCount",
    {
      most: addNote(
        z.int("must be a whole number from 0").check(z.gte(0, "must be a whole number from 0")),
        "The most invitations that there may be.",
      ),
    },
    "Checks whether there are no more invitations than a number.",
  ),
  onlyExpected: createArgumentsSchema(
    "onlyExpected",
    {
      usernames: addNote(
        z.array(z.string("must be a list of e-mail addresses"), "must be a list of e-mail addresses"),
        "The e-mail addresses that are to be invited.",
      ),
      allowMissing: z.exactOptional(
        addNote(z.boolean("must be true or false"), "Whether an address that is not invited is as expected, too."),
      ),
    },
    "Checks whether these addresses are invited, and nobody else.",
  ),
  noneExpired: createArgumentsSchema(
    "noneExpired",
    {},
    "Checks whether no invitation has expired; needs INVITATION_EXPIRED among the statuses.",
  ),
  noneRejected: createArgumentsSchema(
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
