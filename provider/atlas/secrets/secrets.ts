import { makePrintable } from "../printable";
import { foldText, listDisguises, normalizeText } from "./disguises";

/** The secrets of a client: what must never be shown. Nobody knows what a server, or a proxy before it, repeats. */
export interface Secrets {
  /** Remembers credentials and tokens for as long as the client lives, even after their last use. */
  keep(...values: readonly string[]): void;
  /** Remembers what only one request is signed with, such as a nonce, until many others have come after it. */
  keepBriefly(...values: readonly string[]): void;
  /** Whether a text repeats a whole secret, in whatever form. */
  areIn(text: string): boolean;
  /** Whether one of these texts repeats as much as 8 characters of a credential or token, in whatever form. */
  arePartlyIn(texts: Iterable<string>): boolean;
  /**
   * Makes text from outside safe to show: `[secret]` when it repeats as much as 8 characters of a secret, in whatever form;
   * else without what looks like one, with control and invisible characters escaped, and cut.
   */
  show(text: string): string;
}

/** Atlas has no secret that is shorter; a shorter one would be found in half of all sentences. */
const shortestSecret = 8;

/** How many of the values of single requests are remembered. */
const mostBrief = 100;

/** No more of a text is looked at, as less of it is shown. */
const longestLook = 4096;

/** What looks like a secret, of whomever: an Authorization header, and the parts of a digest or of a request for a token. */
const authorization =
  /\b(?:Basic|Bearer)\s+[^\s"'\\,]{8,}|\b(?:c?nonce|response|access_token|client_secret)[\\"'\s]*[=:][\\"'\s]*[^"'\\,\s]+/gi;

/** Tokens of Atlas, which are JSON Web Tokens (RFC 7519), and client secrets. */
const recognizable = /\beyJ[\w-]{8,}(?:\.[\w-]*)*|\bmdb_sa_sk_\w+/gi;

/** Starts with no secrets. */
export function createSecrets(): Secrets {
  const kept = new Map<string, readonly string[]>();
  const brief = new Map<string, readonly string[]>();
  const disguises = () => [...kept.values(), ...brief.values()].flat();

  return {
    keep: (...values) => remember(kept, values),
    keepBriefly(...values) {
      remember(brief, values);
      for (const value of brief.keys()) if (brief.size > mostBrief) brief.delete(value);
    },
    areIn(text) {
      const forms = [foldText(text), normalizeText(text)];
      return disguises().some((disguise) => forms.some((form) => form.includes(disguise)));
    },
    arePartlyIn(texts) {
      const pieces = new Set([...kept.values()].flat().flatMap(listPieces));
      return [...texts].some((text) => hasPiece(text, pieces));
    },
    show(text) {
      const start = text.slice(0, longestLook);
      if (hasPiece(start, new Set(disguises().flatMap(listPieces)))) return "[secret]";
      return makePrintable(start.replace(authorization, "[secret]").replace(recognizable, "[secret]"));
    },
  };
}

/** Whether a text has one of these pieces, in whatever form. */
function hasPiece(text: string, pieces: ReadonlySet<string>): boolean {
  return [foldText(text), normalizeText(text)].some((form) => listPieces(form).some((piece) => pieces.has(piece)));
}

function remember(secrets: Map<string, readonly string[]>, values: readonly string[]): void {
  for (const value of values) {
    const disguises = listDisguises(value).filter((disguise) => disguise.length >= shortestSecret);
    if (disguises.length > 0 && value.length >= shortestSecret) secrets.set(value, disguises);
  }
}

/** Every 8 consecutive characters of a text. */
function listPieces(text: string): readonly string[] {
  const count = Math.max(0, text.length - shortestSecret + 1);
  return Array.from({ length: count }, (_, start) => text.slice(start, start + shortestSecret));
}
