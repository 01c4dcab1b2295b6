import { makePrintable } from "./printable";

/**
 * The way to a value as people write it: `.results[17].username`, and nothing for the whole. What is no word is in quotes.
 *
 * @example
 * formatPath(["results", 17, "eve@acme.com"]); // '.results[17]["eve@acme.com"]'
 */
export function formatPath(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => {
    if (typeof step === "number") return `[${step}]`;
    const name = String(step);
    return /^[\w$-]+$/.test(name) ? `.${name}` : `[${makePrintable(JSON.stringify(name))}]`;
  });
  return steps.join("");
}
