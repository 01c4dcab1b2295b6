import type { ListInputs } from "../atlas/list-inputs";
import type { Expectation } from "../expectations/expectation";
import { type Path, PlaceError } from "./place";
import { describeValue } from "./schema-error";

/**
 * Refuses inputs that contradict each other.
 *
 * @throws PlaceError for the first that does
 */
export function requireFittingInputs(inputs: ListInputs, at: Path): void {
  const { configNamespace, environmentPrefix, usernames, username, endpoint, statuses = ["PENDING"] } = inputs;
  if (configNamespace !== undefined && environmentPrefix !== undefined) {
    throw new PlaceError(at, "takes configNamespace or environmentPrefix, not both.");
  }
  if (usernames === "masked" && username !== undefined) {
    throw new PlaceError(at, "takes username or usernames: masked, not both, as username stays as it is.");
  }
  const unlisted = statuses.find((status) => status !== "PENDING");
  if (endpoint === "invites" && unlisted !== undefined) {
    throw new PlaceError(
      [...at, "endpoint"],
      `must be "users" or "auto" for the status ${unlisted}, which /invites does not list. Received: "invites"`,
    );
  }
}

/**
 * Requires that the invitations are read that the expectations look at; any organization would meet the others.
 *
 * @throws PlaceError for the first status that is missing
 */
export function requireStatuses(
  expectations: readonly Expectation[],
  { statuses = ["PENDING"] }: ListInputs,
  at: Path,
): void {
  for (const { id, needsStatus = "PENDING" } of expectations) {
    if (statuses.includes(needsStatus)) continue;
    throw new PlaceError(
      [...at, "statuses"],
      `must contain ${needsStatus}, without which ${id} has nothing to look at. Received: ${describeValue(statuses)}`,
    );
  }
}
