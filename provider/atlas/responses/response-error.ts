import { isIP } from "node:net";
import { AtlasError, type AtlasErrorCode } from "../atlas-error";
import type { CredentialKind } from "../settings/credentials";
import type { HttpResponse } from "../transport/http";
import { parseRetryAfter } from "../transport/retry-timing";
import { type ErrorBody, parseErrorBody } from "./error-body";

/** What an error is, and how to say it. */
export type Explanation = readonly [code: AtlasErrorCode, message: string];

/**
 * Makes the error for a response that is not the wanted 200, in the words of someone who has to mend it.
 *
 * @param explain what the status means at this endpoint; nothing where it means what it means everywhere
 * @param body as much of the body as may be shown
 */
export function responseError(
  response: HttpResponse,
  caller: CredentialKind,
  explain: (status: number, said: string, body: ErrorBody) => Explanation | undefined,
  body: ErrorBody = parseErrorBody(response),
): AtlasError {
  const { status } = response;
  const said = body.errorCode ? `${status} ${response.show(body.errorCode)}` : String(status);
  const retryAfterSeconds = findRetryAfter(response, body);
  const [code, message] =
    explain(status, said, body) ?? explainStatus(response, { said, body, caller, retryAfterSeconds });
  return new AtlasError(code, message, { status, retryAfterSeconds });
}

/** What is known of a response besides its status. */
interface Refusal {
  readonly said: string;
  readonly body: ErrorBody;
  readonly caller: CredentialKind;
  readonly retryAfterSeconds: number | undefined;
}

function explainStatus({ status, show }: HttpResponse, refusal: Refusal): Explanation {
  const { said, body, caller, retryAfterSeconds = 0 } = refusal;
  const detail = body.detail ? ` Atlas says: ${endSentence(show(body.detail))}` : "";
  if (body.errorCode === "IP_ADDRESS_NOT_ON_ACCESS_LIST") {
    const [parameter] = body.parameters;
    const address = typeof parameter === "string" && isIP(parameter) ? parameter : "this machine's address";
    return [
      "access-list",
      `Atlas refused ${address}, which is not on the API access list of the ${caller} (${said}). ` +
        "Add it to that access list, or run from an address that is on it.",
    ];
  }
  if (status === 403 && !body.isFromAtlas) {
    return [
      "response-refused",
      `The server answered ${said}, and not as Atlas does: a proxy or a firewall may have refused the request. Check ` +
        "HTTPS_PROXY, NO_PROXY and the base URL.",
    ];
  }
  if (status === 403) {
    return ["forbidden", `Atlas refused this request (${said}).${detail} Check what the ${caller} is allowed to do.`];
  }
  if (isRateLimit(status, body)) return ["rate-limited", `Atlas limits the rate of requests (${said}).`];
  if (status >= 500) {
    const later = retryAfterSeconds > 60 ? `${retryAfterSeconds} seconds` : "some minutes";
    return ["unavailable", `Atlas, or a proxy before it, is unavailable (${said}).${detail} Run again in ${later}.`];
  }
  if (status >= 300 && status < 400) {
    return [
      "response-refused",
      `The server answered with a redirect (${said}), which is not followed, as Atlas sends none. Check the base URL.`,
    ];
  }
  if (status === 407) {
    return ["response-refused", `A proxy asks for credentials (${said}). Check HTTPS_PROXY.`];
  }
  return ["response-refused", `Atlas did not answer the question (${said}).${detail}`];
}

/** The text with a full stop, unless it ends a sentence already. */
function endSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Atlas limits invitations by IP address with status 400. */
function isRateLimit(status: number, { errorCode }: ErrorBody): boolean {
  return status === 429 || (status === 400 && errorCode === "INVITATIONS_RATE_LIMITED_IP");
}

function findRetryAfter(response: HttpResponse, { errorCode, parameters }: ErrorBody): number | undefined {
  const header = parseRetryAfter(response.header("retry-after"), new Date());
  if (header !== undefined || errorCode !== "RATE_LIMITED_TOKEN_BUCKET") return header;
  const seconds = parameters[1];
  return typeof seconds === "number" && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
