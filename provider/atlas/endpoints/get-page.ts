import type { Endpoint } from "../list-inputs";
import type { ListQuery } from "../list-query";
import type { Session } from "../sessions/session";
import type { Connection } from "../settings/connection";
import type { Budget } from "../transport/budget";
import type { Hosts } from "../transport/hosts";
import type { HttpResponse } from "../transport/http";
import { withRetries } from "../transport/retry";
import { listError } from "./list-error";
import { requireVersion } from "./version";

/** Gets a page of a list, again and again if need be, and resolves with a response that is 200 and of this version. */
export type GetPage = (endpoint: Endpoint, url: URL, version: string) => Promise<HttpResponse>;

/** What the requests of one read have in common. */
export interface ReadContext {
  readonly query: ListQuery;
  readonly connection: Connection;
  readonly session: Session;
  readonly hosts: Hosts;
  readonly budget: Budget;
  /** Is told, in one line, what a reader of the log should know while the read goes on. */
  readonly onNotice: (line: string) => void;
}

/** Makes the {@link GetPage} of one read. */
export function createGetPage({ query, connection, session, hosts, budget, onNotice }: ReadContext): GetPage {
  const { orgId, maxRetries } = query;
  const { kind: caller, origin } = connection;
  const onLongWait = (milliseconds: number, purpose: string) => {
    onNotice(`Organization ${orgId}: waiting ${Math.round(milliseconds / 1000)} s ${purpose}.`);
  };
  const onPause = (milliseconds: number) => onLongWait(milliseconds, "because Atlas limits the rate of requests");
  return (endpoint, url, version) => {
    const { host } = url;
    const once = async () => {
      await hosts.outlastPause(host, budget, onPause);
      const response = await session.send({ method: "GET", url, headers: { accept: version }, budget });
      if (response.status !== 200) throw listError(response, { orgId, endpoint, host, caller, origin });
      requireVersion(response, version);
      return response;
    };
    return withRetries(once, { maxRetries, budget, host, hosts, onLongWait });
  };
}
