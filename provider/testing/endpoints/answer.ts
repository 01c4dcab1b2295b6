import { createErrorBody, type ErrorDetails } from "./error-body";

/** An answer as plain data, not yet sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer with the error body that Atlas sends with the status. `path` is that of the request. */
export function createErrorAnswer(status: number, path: string, details: ErrorDetails = {}): Answer {
  return {
    status,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(createErrorBody(status, path, details)),
  };
}

/** The answer to a method that an endpoint does not have. `allowed` is the one it has. */
export function refuseMethod(allowed: string): Answer {
  return { status: 405, headers: { Allow: allowed }, body: "" };
}

/** Sets headers, whatever the case of their names; null takes one away. */
export function withHeaders(answer: Answer, headers: Readonly<Record<string, string | null>>): Answer {
  const replaced = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const kept = Object.entries(answer.headers).filter(([name]) => !replaced.has(name.toLowerCase()));
  const added = Object.entries(headers).filter((header): header is [string, string] => header[1] !== null);
  return { ...answer, headers: Object.fromEntries([...kept, ...added]) };
}
