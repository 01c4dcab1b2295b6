/** What a digest says about itself, not yet verified. */
export interface DigestClaim {
  readonly username: string;
  readonly realm: string;
  readonly nonce: string;
  readonly uri: string;
  readonly response: string;
  readonly algorithm?: string | undefined;
  readonly cnonce?: string | undefined;
  readonly qop?: string | undefined;
  readonly nc?: string | undefined;
}

/** One parameter of an Authorization header, up to the next one; RFC 9110, section 11.2. */
const parameter = /\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(?:,|$)/y;

/** Reads the Authorization header, or answers null when it holds no digest that can be read. */
export function readDigestClaim(authorization: string | null): DigestClaim | null {
  const rest = /^digest\s+(.+)$/i.exec(authorization ?? "")?.[1];
  const parameters = rest === undefined ? null : readParameters(rest);
  if (!parameters) return null;
  const { username, realm, nonce, uri, response, algorithm, cnonce, qop, nc } = Object.fromEntries(parameters);
  if (username === undefined || realm === undefined || nonce === undefined) return null;
  if (uri === undefined || response === undefined) return null;
  return { username, realm, nonce, uri, response, algorithm, cnonce, qop, nc };
}

function readParameters(text: string): Map<string, string> | null {
  const parameters = new Map<string, string>();
  parameter.lastIndex = 0;
  while (parameter.lastIndex < text.length) {
    const [, name = "", quoted, token = ""] = parameter.exec(text) ?? [];
    if (!name) return null;
    parameters.set(name.toLowerCase(), quoted === undefined ? token : quoted.replace(/\\(.)/g, "$1"));
  }
  return parameters;
}

/** The count of a nonce as a number, or null when it is not eight hexadecimal digits. */
export function parseNonceCount(claim: DigestClaim): number | null {
  return /^[0-9a-f]{8}$/i.test(claim.nc ?? "") ? Number.parseInt(claim.nc ?? "", 16) : null;
}
