const secrets = new Set<string>();

/** What an Authorization header looks like, or the parts of a digest, wherever they are repeated. */
const authorization = /\b(Basic|Bearer)\s+[\w.~+/=-]{8,}|\b(nonce|cnonce|response)="?[^",\s]+/gi;

/** Atlas has none that is shorter; a shorter one would be found in half of all sentences. */
const shortestSecret = 8;

/** Takes down what must never be shown: nobody knows what a server, or a proxy before it, repeats in its answer. */
export function keepSecret(...values: readonly string[]): void {
  for (const value of values) if (value.length >= shortestSecret) secrets.add(value);
}

/** A text without any secret in it. */
export function withoutSecrets(text: string): string {
  let shown = text;
  for (const secret of secrets) shown = shown.replaceAll(secret, "[secret]");
  return shown.replace(authorization, "[secret]");
}
