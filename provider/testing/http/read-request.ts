import type { IncomingMessage } from "node:http";
import type { EmulatorRequest } from "./emulator-request";

/** Reads what a request asks for, but for its body. */
export function readRequest(request: IncomingMessage): EmulatorRequest {
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
