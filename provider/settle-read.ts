import { AtlasError } from "./atlas/atlas-error";
import { makePrintable } from "./atlas/printable";
import { describeError } from "./error-message";
import type { ReadFailure } from "./verdict/verdict";

/** How a read ended: with what was read, or with why it failed. */
export type SettledRead<List> =
  | { readonly list: List; readonly failure: null }
  | { readonly list: null; readonly failure: ReadFailure };

/**
 * Waits for a read and resolves however it ends, so that one organization that cannot be read leaves the others their
 * say. What has a failure has no list: nobody can take it for an organization without invitations.
 *
 * @param read a read that is on its way
 * @example
 * import { listInvitations } from "./atlas";
 *
 * settleRead(listInvitations("5f0000000000000000000001")).then(({ list, failure }) => {
 *   if (failure) console.error(failure.code, failure.message);
 *   else console.log(list.invitations.length);
 * });
 */
export async function settleRead<List>(read: Promise<List>): Promise<SettledRead<List>> {
  try {
    return { list: await read, failure: null };
  } catch (error) {
    return { list: null, failure: createFailure(error) };
  }
}

function createFailure(error: unknown): ReadFailure {
  if (error instanceof AtlasError) return { code: error.code, message: error.message };
  return { code: "unexpected", message: makePrintable(describeError(error), 1000) };
}
