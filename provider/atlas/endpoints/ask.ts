import type { Endpoint } from "../list-inputs";
import type { ListQuery } from "../list-query";
import type { Session } from "../sessions/session";
import type { Connection } from "../settings/connection";
import type { Budget } from "../transport/budget";
import { outlastPause } from "../transport/hosts";
import type { Answer } from "../transport/http";
import { withRetries } from "../transport/retry";
import { listError } from "./list-error";
import { requireVersion } from "./version";

/** Asks for a list, again and again if need be, and resolves with an answer that is 200 and of this version. */
export type Ask = (endpoint: Endpoint, url: URL, version: string) => Promise<Answer>;

/** What the requests of one read have in common. */
export interface ReadContext {
  readonly query: ListQuery;
  readonly connection: Connection;
  readonly session: Session;
  readonly budget: Budget;
  /** Is told, in one line, what a reader of the log should know while the read goes on. */
  readonly onNotice: (line: string) => void;
}

/** Makes the {@link Ask} of one read. */
export function createAsk({ query, connection, session, budget, onNotice }: ReadContext): Ask {
  const { orgId, maxRetries } = query;
  const { kind: caller, origin } = connection;
  const onLongWait = (milliseconds: number, reason: string) => {
    const seconds = Math.round(milliseconds / 1000);
    onNotice(`${reason}: the read of the invitations of organization ${orgId} goes on in ${seconds} seconds.`);
  };
  const onPause = (milliseconds: number) => onLongWait(milliseconds, "Atlas limits the rate of requests");
  return (endpoint, url, version) => {
    const once = async () => {
      await outlastPause(url.host, budget, onPause);
      const answer = await session.send({ method: "GET", url, headers: { accept: version }, budget });
      if (answer.status !== 200) throw listError(answer, { orgId, endpoint, host: url.host, caller, origin });
      requireVersion(answer, version);
      return answer;
    };
    return withRetries(once, { maxRetries, budget, host: url.host, onLongWait });
  };
}
