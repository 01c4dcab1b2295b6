import type { IncomingMessage } from "node:http";

const mostBytes = 16 * 1024;

/** Reads the body of a request to its end. Null when it is longer than 16 KiB; the rest is then read and let go. */
export function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on("data", (part: Buffer) => {
      length += part.length;
      if (length <= mostBytes) parts.push(part);
    });
    request.once("end", () => resolve(length <= mostBytes ? Buffer.concat(parts).toString() : null));
    // A request that is broken off has no end.
    request.once("close", () => resolve(null));
  });
}

/** Reads a form. Empty when the Content-Type says that the body is something else. */
export function readForm(contentType: string | null, body: string): URLSearchParams {
  return new URLSearchParams(/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? "") ? body : "");
}
