import * as z from "zod/mini";
import { parseJson } from "../json";
import type { HttpResponse } from "../transport/http";

/** What is of use in the body of an error; every part can be missing or null on the wire. */
export interface ErrorBody {
  /** Whether the body is an object as Atlas sends it, and no page of a proxy. */
  readonly isFromAtlas: boolean;
  /** Atlas's own code, such as `RESOURCE_NOT_FOUND`, or that of OAuth (RFC 6749, section 5.2). */
  readonly errorCode: string | undefined;
  readonly detail: string | undefined;
  readonly parameters: readonly unknown[];
}

const text = z.catch(z.optional(z.string()), undefined);

const schema = z.object({
  error: z.catch(z.optional(z.union([z.string(), z.number()])), undefined),
  errorCode: text,
  detail: text,
  error_description: text,
  parameters: z.catch(z.optional(z.array(z.unknown())), undefined),
});

/** The codes of OAuth (RFC 6749, section 5.2 and 4.1.2.1), and those that Atlas answers a request for a token with. */
const tokenErrorCodes = new Set([
  "access_denied",
  "invalid_client",
  "invalid_grant",
  "invalid_request",
  "invalid_scope",
  "server_error",
  "temporarily_unavailable",
  "unauthorized_client",
  "unsupported_grant_type",
  "IP_ADDRESS_NOT_ON_ACCESS_LIST",
  "RATE_LIMITED",
  "RATE_LIMITED_TOKEN_BUCKET",
  "RESOURCE_NOT_FOUND",
  "SERVICE_UNAVAILABLE",
  "UNEXPECTED_ERROR",
  "USER_UNAUTHORIZED",
]);

/**
 * Reads the body of an error of the token endpoint. It can repeat a token that was just made and that nobody else knows,
 * so nothing is left of it but a known code and the parameters, of which addresses and numbers alone are of use.
 */
export function parseTokenErrorBody(response: HttpResponse): ErrorBody {
  const { errorCode, ...rest } = parseErrorBody(response);
  const isKnown = errorCode !== undefined && tokenErrorCodes.has(errorCode);
  return { ...rest, errorCode: isKnown ? errorCode : undefined, detail: undefined };
}

/** Reads the body of an error as far as it can be understood. */
export function parseErrorBody({ body }: HttpResponse): ErrorBody {
  const parsed = schema.safeParse(parseJson(body));
  if (!parsed.success) return { isFromAtlas: false, errorCode: undefined, detail: undefined, parameters: [] };
  const { error, errorCode, detail, error_description: description, parameters } = parsed.data;
  return {
    isFromAtlas: error !== undefined,
    errorCode: errorCode ?? (typeof error === "string" ? error : undefined),
    detail: detail ?? description,
    parameters: parameters ?? [],
  };
}
