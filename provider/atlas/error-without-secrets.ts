import { inspect } from "node:util";
import { AtlasError } from "./atlas-error";
import type { Secrets } from "./secrets/secrets";

/**
 * The last look at an error before anybody sees it. One that repeats a secret anywhere, in its message or in what it was
 * made from, is replaced, and so is one that nobody designed: what it says is not known.
 */
export function redactError(error: unknown, secrets: Secrets): AtlasError {
  if (!(error instanceof AtlasError)) {
    const name = error instanceof Error ? secrets.show(error.name) : typeof error;
    return new AtlasError(
      "response-refused",
      `Reading the invitations failed in an unforeseen way (${name}), so nothing is known of them. Please report this to ` +
        "the authors of pulumi-atlas-invitations.",
    );
  }
  if (!secrets.areIn(inspect(error, { depth: 10 }))) return error;
  const { code, status, retryAfterSeconds } = error;
  return new AtlasError(
    code,
    "Reading the invitations failed. Why is not shown, as the explanation repeats a credential. Run again, and if it " +
      "stays so, exchange the credential.",
    { status, retryAfterSeconds },
  );
}
