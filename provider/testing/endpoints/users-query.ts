import { type MembershipStatus, readMembershipStatuses } from "./membership-status";

/** What is asked of `/users`. */
export interface UsersQuery {
  readonly statuses: readonly MembershipStatus[];
  /** Null for everybody. */
  readonly username: string | null;
  readonly itemsPerPage: number;
  /** From 1. */
  readonly pageNum: number;
  readonly includeCount: boolean;
}

/** The name of a parameter that cannot be served. */
export interface InvalidParameter {
  readonly invalidParameter: string;
}

/** Reads the query of `/users`. The former version, which knows active users only, does not read its statuses. */
export function readUsersQuery(parameters: URLSearchParams, isFormer: boolean): UsersQuery | InvalidParameter {
  const statuses = isFormer ? (["ACTIVE"] as const) : readMembershipStatuses(parameters);
  if (!statuses) return { invalidParameter: "orgMembershipStatuses" };
  const itemsPerPage = readWholeNumber(parameters.get("itemsPerPage") ?? "100", 500);
  if (itemsPerPage === null) return { invalidParameter: "itemsPerPage" };
  const pageNum = readWholeNumber(parameters.get("pageNum") ?? "1", Number.MAX_SAFE_INTEGER);
  if (pageNum === null) return { invalidParameter: "pageNum" };
  const includeCount = parameters.get("includeCount") !== "false";
  return { statuses, username: parameters.get("username"), itemsPerPage, pageNum, includeCount };
}

/** Null when the text is no whole number from 1 to `most`. */
function readWholeNumber(text: string, most: number): number | null {
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : null;
}
