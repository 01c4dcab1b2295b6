import { maskUsername } from "../atlas/username";

/** An address in a text. A quote before it, and a full stop, a colon, a slash or a bracket behind it, are not part of it. */
const address = /(?!')[^\s@"`,;:()<>[\]/]+@[^\s@"'`,;:()<>[\]/]*[^\s@"'`,;:()<>[\]/.]/g;

/** The same plain data with every e-mail address in its texts masked; one that is masked already stays as it is. */
export function withMaskedAddresses<Data>(data: Data): Data {
  return masked(data) as Data;
}

function masked(data: unknown): unknown {
  if (typeof data === "string") return isOneAddress(data) ? maskUsername(data) : data.replace(address, maskUsername);
  if (Array.isArray(data)) return data.map(masked);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, masked(value)]));
}

/** An option, or the subject of a waiver, may be an address that no text would be understood to hold. */
function isOneAddress(text: string): boolean {
  return /^("[^"]*"|[^\s"@]+)@[^\s@]+$/.test(text);
}
