import { byKey, type Invitation } from "../invitation";
import { requireNewKeys } from "./distinct-keys";
import { refusedList } from "./list-answer";

/** One page of a list. */
export interface Page {
  readonly invitations: readonly Invitation[];
  /** How many there are in all, as far as the server knows. */
  readonly totalCount?: number | null | undefined;
}

/** How often a list is read before it is given up as one that keeps changing. */
const mostPasses = 4;

/**
 * Reads a list to its last page, which is the first empty one: the server can serve smaller pages than it is asked for,
 * and its count is an estimate. Who leaves while several pages are read moves others to a page that was read already, so
 * such a list is read until two passes agree; and so is one that the server does not count.
 *
 * @param readPage reads a page by its number, from 1
 * @throws AtlasError with code `response-refused` when an invitation comes twice, when the pages are of different lengths,
 * when there are fewer invitations than the server counts, or when no two passes agree
 */
export async function readPages(readPage: (pageNum: number) => Promise<Page>): Promise<readonly Invitation[]> {
  let before: Pass | undefined;
  for (let passes = 0; passes < mostPasses; passes++) {
    const pass = await readPass(readPage);
    if (pass.isCertain || (before && isEqual(before, pass))) return pass.invitations;
    before = pass;
  }
  throw refusedList("it changes while its pages are read");
}

/** A list, read once. */
interface Pass {
  readonly invitations: readonly Invitation[];
  /** Whether it came on one page, and is as long as the server counts. */
  readonly isCertain: boolean;
}

async function readPass(readPage: (pageNum: number) => Promise<Page>): Promise<Pass> {
  const invitations: Invitation[] = [];
  const lengths: number[] = [];
  const keys = new Set<string>();
  let totalCount: number | undefined;
  do {
    const page = await readPage(lengths.length + 1);
    lengths.push(page.invitations.length);
    requireEvenPages(lengths);
    requireNewKeys(page.invitations, keys, `page ${lengths.length}: results`);
    invitations.push(...page.invitations);
    if (typeof page.totalCount === "number") totalCount = Math.max(totalCount ?? 0, page.totalCount);
  } while (lengths.at(-1) !== 0);
  if (invitations.length < (totalCount ?? 0)) {
    throw refusedList(
      `it has ${invitations.length} of the ${totalCount} invitations it counts; if it was changed meanwhile, run again`,
    );
  }
  return { invitations, isCertain: lengths.length <= 2 && totalCount !== undefined };
}

function isEqual(one: Pass, other: Pass): boolean {
  return JSON.stringify(one.invitations.toSorted(byKey)) === JSON.stringify(other.invitations.toSorted(byKey));
}

/** Pages are found by counting, so they hold what they should only when all but the last are equally long. */
function requireEvenPages(lengths: readonly number[]): void {
  const [last = 0, before = last] = lengths.toReversed();
  const [first = 0] = lengths;
  if (last > 0 && (last > first || before < first)) {
    throw refusedList(`page ${lengths.length} holds ${last} invitations, the pages before it ${first} to ${before}`);
  }
}
