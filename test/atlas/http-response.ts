import { createSecrets, type Secrets } from "../../provider/atlas/secrets/secrets";
import type { HttpResponse } from "../../provider/atlas/transport/http";

/** A response that a test makes itself. */
export function httpResponse(
  body: string,
  rest: Partial<HttpResponse> = {},
  secrets: Secrets = createSecrets(),
): HttpResponse {
  const { show, areIn: repeatsSecret, arePartlyIn: repeatsPiece } = secrets;
  return { status: 200, header: () => undefined, body, show, repeatsSecret, repeatsPiece, ...rest };
}
