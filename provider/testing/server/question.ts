/** What a request asks, as plain data. Holds the credentials as sent, so it never leaves the emulator. */
export interface Question {
  readonly method: string;
  /** Path and query exactly as sent: what a digest signs. */
  readonly target: string;
  readonly path: string;
  /** What follows the question mark, as sent; empty without one. */
  readonly query: string;
  readonly accept: string | null;
  readonly authorization: string | null;
  readonly contentType: string | null;
}

/** What is read of a request. Not Node's own type, which a user's compiler may not know. */
interface ReceivedRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: {
    readonly accept?: string | undefined;
    readonly authorization?: string | undefined;
    readonly "content-type"?: string | undefined;
  };
}

/** Reads the question out of a request. */
export function readQuestion(request: ReceivedRequest): Question {
  const target = request.url ?? "/";
  const [path = "", ...query] = target.split("?");
  return {
    method: request.method ?? "GET",
    target,
    path,
    query: query.join("?"),
    accept: request.headers.accept ?? null,
    authorization: request.headers.authorization ?? null,
    contentType: request.headers["content-type"] ?? null,
  };
}
