import { type Invitation, invitationKey } from "../invitation";
import { refusedList } from "./list-answer";

/** One page of a list. */
export interface Page {
  readonly invitations: readonly Invitation[];
  /** How many there are in all, as far as the server knows. */
  readonly totalCount?: number | null | undefined;
}

/**
 * Reads a list to its last page, which is the first empty one: the server can serve smaller pages than it is asked for,
 * and its count is an estimate.
 *
 * @param readPage reads a page by its number, from 1
 * @throws AtlasError with code `response-refused` when an invitation comes twice, when the pages do not line up, or when
 * there are fewer invitations than the server counts
 */
export async function readPages(readPage: (pageNum: number) => Promise<Page>): Promise<Invitation[]> {
  const invitations: Invitation[] = [];
  const lengths: number[] = [];
  const keys = new Set<string>();
  let totalCount = 0;
  do {
    const page = await readPage(lengths.length + 1);
    lengths.push(page.invitations.length);
    requireEvenPages(lengths);
    requireNewKeys(page.invitations, keys, `page ${lengths.length}: results`);
    invitations.push(...page.invitations);
    totalCount = Math.max(totalCount, page.totalCount ?? 0);
  } while (lengths.at(-1) !== 0);
  if (invitations.length < totalCount) {
    throw refusedList(
      `it has ${invitations.length} of the ${totalCount} invitations it counts; if it was changed meanwhile, run again`,
    );
  }
  return invitations;
}

/** Refuses invitations of which one was there before, in this answer or an earlier one. */
export function requireNewKeys(invitations: readonly Invitation[], keys: Set<string>, place: string): void {
  const second = invitations.findIndex((invitation) => keys.size === keys.add(invitationKey(invitation)).size);
  if (second >= 0) throw refusedList(`${place}[${second}]: a second invitation of the same address at the same time`);
}

/** Pages are found by counting, so they hold what they should only when all but the last are equally long. */
function requireEvenPages(lengths: readonly number[]): void {
  const [last = 0, before = last] = lengths.toReversed();
  const [first = 0] = lengths;
  if (last > 0 && (last > first || before < first)) {
    throw refusedList(`page ${lengths.length} holds ${last} invitations, the pages before it ${first} to ${before}`);
  }
}
