import { domainOf, normalizeDomain } from "../atlas/username";
import { markBuiltIn } from "./built-in";
import { type ExpectationOptions, requireEnforcementLevel } from "./enforcement-level";
import type { Expectation } from "./expectation";
import { copyFilledListOption } from "./list-option";
import { joinNames } from "./listed";

const what = "domains such as acme.com or *.acme.com";

/**
 * Checks whether everybody who is invited has an address of a domain in the list. `acme.com` is that domain alone;
 * `*.acme.com` is every domain below it, and not `acme.com` itself. Case does not matter, and `bücher.example` is the same as
 * `xn--bcher-kva.example`.
 *
 * @example
 * import { allowedDomains } from "pulumi-atlas-invitations";
 *
 * allowedDomains(["acme.com", "*.acme.com"]);
 * @throws TypeError when `domains` is not a list of domains, or is empty
 */
export function allowedDomains(domains: readonly string[], { enforcementLevel }: ExpectationOptions = {}): Expectation {
  const allowed = copyFilledListOption(
    { of: "allowedDomains", what, accepts: (text) => /^[^\s@]+$/.test(text) },
    domains,
  );
  const exact = new Set<string>();
  const endings: string[] = [];
  for (const domain of allowed) {
    const isWildcard = domain.startsWith("*.");
    const ascii = normalizeDomain(isWildcard ? domain.slice("*.".length) : domain);
    if (!ascii.includes(".")) throw new TypeError(`allowedDomains needs ${what}. Received: ${JSON.stringify(domain)}`);
    if (isWildcard) endings.push(`.${ascii}`);
    else exact.add(ascii);
  }
  const isAllowed = (domain: string) => exact.has(domain) || endings.some((ending) => domain.endsWith(ending));
  const message = `allowed-domains permits only ${joinNames(allowed)}`;
  const identity = JSON.stringify(allowed);
  return markBuiltIn({
    id: "allowed-domains",
    description: "Checks whether everybody who is invited has an address of an allowed domain.",
    explanation:
      "Whoever holds the mailbox gets in. Your company cannot close a mailbox of another domain when somebody leaves, and a " +
      "mistyped domain can belong to a stranger.",
    enforcementLevel: requireEnforcementLevel({ enforcementLevel }),
    options: { domains: allowed },
    check: (invitations) =>
      invitations
        .filter(({ username }) => !isAllowed(domainOf(username)))
        .map((invitation) => ({ invitation, message, identity })),
  });
}
