import { maskUsername } from "../atlas/username";

/** A full stop, a colon or a bracket behind an address is not part of it. */
const address = /[^\s@"'`,;:()<>[\]]+@[^\s@"'`,;:()<>[\]]*[^\s@"'`,;:()<>[\].]/g;

/** The same plain data with every e-mail address in its texts masked; one that is masked already stays as it is. */
export function withMaskedAddresses<Data>(data: Data): Data {
  return masked(data) as Data;
}

function masked(data: unknown): unknown {
  if (typeof data === "string") return data.replace(address, maskUsername);
  if (Array.isArray(data)) return data.map(masked);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, masked(value)]));
}
