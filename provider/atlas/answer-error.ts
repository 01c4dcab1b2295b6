import { z } from "zod";
import { AtlasError, type AtlasErrorCode } from "./atlas-error";
import { printable } from "./printable";
import type { Answer } from "./transport/http";
import { parseRetryAfter } from "./transport/retry-timing";

/** What is of use in the body of an error; every part can be missing or null on the wire. */
const errorBodySchema = z.object({
  errorCode: z.string().nullish().catch(null),
  detail: z.string().nullish().catch(null),
  parameters: z.array(z.unknown()).nullish().catch(null),
});

type ErrorBody = z.infer<typeof errorBodySchema>;

/** Makes the error for an answer that is not the wanted 200, in the words of someone who has to mend it. */
export function answerError(answer: Answer, orgId: string): AtlasError {
  const body = parseErrorBody(answer.body);
  const said = [answer.status, body.errorCode].filter(Boolean).join(" ");
  const [code, message] = explain(answer, body, orgId, printable(said));
  return new AtlasError(code, message, { status: answer.status, retryAfterSeconds: retryAfterOf(answer, body) });
}

function explain(answer: Answer, body: ErrorBody, orgId: string, said: string): readonly [AtlasErrorCode, string] {
  const detail = body.detail ? ` Atlas says: ${printable(body.detail)}` : "";
  const { status } = answer;
  if (status === 401) {
    return [
      "authentication",
      `Atlas did not accept the API key (${said}). It says the same to a wrong public or private key, to a key of ` +
        `another organization, and to a key without the role Organization Owner. Check both halves of the key, that ` +
        `it was created in organization ${orgId}, and that it has the role Organization Owner there.`,
    ];
  }
  if (body.errorCode === "IP_ADDRESS_NOT_ON_ACCESS_LIST") {
    const address = printable(String(body.parameters?.[0] ?? "this machine's address"));
    return [
      "access-list",
      `Atlas refused ${address}, which is not on the API access list of the key (${said}). ` +
        "Add it to the access list of the key, or run from an address that is on it.",
    ];
  }
  if (status === 403) return ["forbidden", `Atlas refused this request (${said}).${detail}`];
  if (status === 404) {
    return [
      "not-found",
      `Atlas shows no organization ${orgId} to this key (${said}). Check orgId, the base URL, and that the key ` +
        "belongs to that organization.",
    ];
  }
  if (status === 410) {
    return [
      "version-gone",
      `Atlas no longer serves the endpoint /invites (${said}). Update pulumi-atlas-invitations to a version that does ` +
        "without it.",
    ];
  }
  if (isRateLimit(status, body)) return ["rate-limited", `Atlas limits the rate of requests (${said}).`];
  if (status >= 500) {
    return [
      "unavailable",
      `Atlas, or a proxy before it, is unavailable (${said}).${detail} Run again in some minutes.`,
    ];
  }
  if (status >= 300 && status < 400) {
    return [
      "response-refused",
      `The server answered with a redirect (${said}), which is not followed, as Atlas sends none. Check the base URL.`,
    ];
  }
  return ["response-refused", `Atlas did not answer the question (${said}).${detail}`];
}

/** Atlas limits invitations by IP address with status 400. */
function isRateLimit(status: number, { errorCode }: ErrorBody): boolean {
  return status === 429 || (status === 400 && errorCode === "INVITATIONS_RATE_LIMITED_IP");
}

function retryAfterOf(answer: Answer, { errorCode, parameters }: ErrorBody): number | undefined {
  const header = parseRetryAfter(answer.header("retry-after"), new Date());
  if (header !== undefined || errorCode !== "RATE_LIMITED_TOKEN_BUCKET") return header;
  const seconds = parameters?.[1];
  return typeof seconds === "number" && seconds >= 0 ? seconds : undefined;
}

function parseErrorBody(body: string): ErrorBody {
  try {
    return errorBodySchema.parse(JSON.parse(body));
  } catch {
    return {};
  }
}
