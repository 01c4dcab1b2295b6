import type { EmulatorRequest } from "../http/emulator-request";
import type { UserItem } from "./user-item";
import type { UsersQuery } from "./users-query";

/** The body of `/users`. */
export interface UsersPage {
  readonly links: readonly { readonly rel: "self" | "next"; readonly href: string }[];
  readonly results: readonly UserItem[];
  readonly totalCount?: number;
}

/** Cuts the page that is asked for out of all users; beyond the end it is empty. A page too large is made smaller. */
export function createPage(
  users: readonly UserItem[],
  { itemsPerPage, pageNum, includeCount }: UsersQuery,
  { path, query, target }: EmulatorRequest,
  largestPage: number,
): UsersPage {
  const size = Math.min(itemsPerPage, largestPage);
  const end = pageNum * size;
  const next = new URLSearchParams(query);
  next.set("pageNum", String(pageNum + 1));
  return {
    links: [
      { rel: "self", href: createHref(target) },
      ...(end < users.length ? [{ rel: "next" as const, href: createHref(`${path}?${next}`) }] : []),
    ],
    results: users.slice(end - size, end),
    ...(includeCount ? { totalCount: users.length } : {}),
  };
}

/** Atlas names its own host in links, also where a request came to it by another one. */
function createHref(target: string): string {
  return `https://cloud.mongodb.com${target}`;
}
