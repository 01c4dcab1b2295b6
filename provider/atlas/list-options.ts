import { AtlasError } from "./atlas-error";
import { type ListInputs, listInputNames } from "./list-inputs";
import { makePrintable } from "./printable";
import type { Credentials } from "./settings/credentials";

/** How to list the invitations of an organization without Pulumi. */
export interface ListInvitationsOptions extends Omit<ListInputs, "orgId" | "configNamespace" | "usernames"> {
  /**
   * What Atlas knows the caller by.
   *
   * @default the environment: `MONGODB_ATLAS_ACCESS_TOKEN`, else `MONGODB_ATLAS_CLIENT_ID` and
   * `MONGODB_ATLAS_CLIENT_SECRET`, else `MONGODB_ATLAS_PUBLIC_API_KEY` and `MONGODB_ATLAS_PRIVATE_API_KEY` or their older
   * names; with `environmentPrefix` before each
   */
  readonly credentials?: Credentials | undefined;
}

const foreignNames: readonly string[] = ["orgId", "configNamespace", "usernames"];
const optionNames: readonly string[] = [
  "credentials",
  ...listInputNames.filter((name) => !foreignNames.includes(name)),
];

/**
 * Refuses options that do not exist: a misspelled one would ask for less than its author believes.
 *
 * @throws {@link AtlasError} with code `configuration`, naming the option
 */
export function requireKnownOptions(options: object): void {
  const unknown = Object.keys(options).find((name) => !optionNames.includes(name));
  if (unknown === undefined) return;
  throw new AtlasError(
    "configuration",
    `There is no option ${makePrintable(unknown)}. The options are ${optionNames.join(", ")}.`,
  );
}
