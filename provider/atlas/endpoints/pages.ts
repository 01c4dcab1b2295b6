import { compareInvitations, type Invitation } from "../invitation";
import { refusedListError } from "./list-response";
import { requireNewKeys } from "./requirements";

/** One page of a list. */
export interface Page {
  readonly invitations: readonly Invitation[];
  /** How many there are in all, as the server counts them. */
  readonly totalCount: number;
}

/** How often a list is read before it is given up as one that keeps changing. */
const mostPasses = 4;

/**
 * Reads a list to its last page, which is the first empty one: the server can serve smaller pages than it is asked for,
 * and its count is an estimate. When somebody leaves while several pages are read, another one moves to a page that was
 * read already, and would be missed. So a list of several pages is read again until two passes in a row are the same.
 *
 * @param readPage reads a page by its number, from 1
 * @throws AtlasError with code `response-refused` when an invitation comes twice, when the pages are of different lengths,
 * when there are fewer or more invitations than the server counts, or when no two passes agree
 */
export async function readPages(readPage: (pageNum: number) => Promise<Page>): Promise<readonly Invitation[]> {
  let before: Pass | undefined;
  for (let passes = 0; passes < mostPasses; passes++) {
    const pass = await readPass(readPage);
    if (pass.isCertain || (before && isEqual(before, pass))) return pass.invitations;
    before = pass;
  }
  throw refusedListError("it changes while its pages are read");
}

/** A list, read once. */
interface Pass {
  readonly invitations: readonly Invitation[];
  /** Whether it came on one page. */
  readonly isCertain: boolean;
}

async function readPass(readPage: (pageNum: number) => Promise<Page>): Promise<Pass> {
  const invitations: Invitation[] = [];
  const lengths: number[] = [];
  const keys = new Set<string>();
  let most = 0;
  let least = Number.POSITIVE_INFINITY;
  do {
    const { invitations: listed, totalCount } = await readPage(lengths.length + 1);
    lengths.push(listed.length);
    requireEvenPages(lengths);
    requireNewKeys(listed, keys, `page ${lengths.length}: results`);
    invitations.push(...listed);
    most = Math.max(most, totalCount);
    least = Math.min(least, totalCount);
  } while (lengths.at(-1) !== 0);
  if (invitations.length < most || invitations.length > least) {
    throw refusedListError(
      `it lists ${invitations.length} and its totalCount is ${least < most ? `${least} to ${most}` : most}; if it was ` +
        "changed meanwhile, run again",
    );
  }
  return { invitations, isCertain: lengths.length <= 2 };
}

function isEqual(one: Pass, other: Pass): boolean {
  return (
    JSON.stringify(one.invitations.toSorted(compareInvitations)) ===
    JSON.stringify(other.invitations.toSorted(compareInvitations))
  );
}

/** Pages are found by counting, so they hold what they should only when all but the last are equally long. */
function requireEvenPages(lengths: readonly number[]): void {
  const [last = 0, before = last] = lengths.toReversed();
  const [first = 0] = lengths;
  if (last > 0 && (last > first || before < first)) {
    throw refusedListError(
      `page ${lengths.length} holds ${last} invitations, the pages before it ${first} to ${before}`,
    );
  }
}
