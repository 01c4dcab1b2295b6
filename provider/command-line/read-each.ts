import pLimit from "p-limit";
import type { AtlasClient } from "../atlas/client";
import { createInvitationClient } from "./invitation-client";
import { startProgress } from "./progress";
import type { Terminal } from "./terminal";

/** How many organizations are read at a time. */
const mostReads = 8;

/**
 * Reads organizations, some at a time, and shows the progress. Their one client is closed at the end.
 *
 * @param read reads one of them
 * @returns what was read of each, in the same order
 */
export async function readEach<Organization, Result>(
  organizations: readonly Organization[],
  terminal: Terminal,
  read: (organization: Organization, client: AtlasClient) => Promise<Result>,
): Promise<readonly Result[]> {
  const client = createInvitationClient(terminal);
  const progress = startProgress(terminal, organizations.length, "organizations");
  const inTurn = pLimit(mostReads);
  try {
    const reading = organizations.map((organization) =>
      inTurn(async () => {
        const result = await read(organization, client);
        progress.advance();
        return result;
      }),
    );
    return await Promise.all(reading);
  } finally {
    progress.end();
    await client.close();
  }
}
