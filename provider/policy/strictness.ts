import { asciiDomain, maskUsername, usernameMatcher } from "../atlas/username";
import { count } from "../expectations/count";
import { listed } from "../expectations/listed";

type Options = Readonly<Record<string, unknown>>;

/** How strict an expectation of one kind is. */
interface Strictness {
  /** What is expected, in words that name no person. */
  describe(options: Options): string;
  /** Whether what a gate expects, possibly in several expectations of this kind, finds all that is required to be found. */
  covers(required: Options, given: readonly Options[]): boolean;
}

/** By the id of the expectation. */
const kinds: Readonly<Record<string, Strictness>> = {
  "max-age": {
    describe: ({ days }) => `max-age of at most ${count(numberIn(days), "day")}`,
    covers: ({ days }, given) => given.some((own) => numberIn(own.days) <= numberIn(days)),
  },
  "expires-within": {
    describe: ({ days }) => `expires-within of at least ${count(numberIn(days), "day")}`,
    covers: ({ days }, given) => given.some((own) => numberIn(own.days) >= numberIn(days)),
  },
  "allowed-domains": {
    describe: ({ domains }) => `allowed-domains with nothing but ${listed(textsIn(domains))}`,
    covers: ({ domains }, given) =>
      given.some((own) => textsIn(own.domains).every((domain) => isWithin(domain, textsIn(domains)))),
  },
  "forbidden-roles": {
    describe: ({ roles, projects }) =>
      `forbidden-roles with at least ${listed(textsIn(roles))}` +
      `${projects === undefined ? "" : ` in projects ${listed(textsIn(projects))}`}`,
    covers: (required, given) =>
      textsIn(required.roles).every((role) => given.some((own) => forbids(own, role, required.projects))),
  },
  "allowed-inviters": {
    describe: ({ inviters }) => `allowed-inviters with nothing but ${count(textsIn(inviters).length, "inviter")} known`,
    covers: ({ inviters }, given) =>
      given.some((own) => textsIn(own.inviters).every(usernameMatcher(textsIn(inviters)))),
  },
  "max-count": {
    describe: ({ most }) => `max-count of at most ${count(numberIn(most), "invitation")}`,
    covers: ({ most }, given) => given.some((own) => numberIn(own.most) <= numberIn(most)),
  },
  "only-expected": {
    describe: ({ usernames, allowMissing }) =>
      `only-expected with nothing but ${textsIn(usernames).length} known addresses` +
      `${allowMissing === true ? "" : ", and none of them missing"}`,
    covers: ({ usernames, allowMissing }, given) =>
      given.some(
        (own) =>
          textsIn(own.usernames).every(usernameMatcher(textsIn(usernames))) &&
          (allowMissing === true || (own.allowMissing === false && includesAll(own.usernames, usernames))),
      ),
  },
  "none-expired": { describe: () => "none-expired", covers: (_, given) => given.length > 0 },
  "none-rejected": { describe: () => "none-rejected", covers: (_, given) => given.length > 0 },
};

/** Says what an expectation requires, in words that name no person. */
export function describeStrictness(id: string, options: Options): string {
  return kinds[id]?.describe(options) ?? id;
}

/** Whether what a gate expects is at least as strict as what is required; never for a kind that nobody can compare. */
export function isAtLeastAsStrict(id: string, required: Options, given: readonly Options[]): boolean {
  return kinds[id]?.covers(required, given) ?? false;
}

/** A number that makes every comparison fail when there is none. */
function numberIn(value: unknown): number {
  return typeof value === "number" ? value : Number.NaN;
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Whether every address is in a list, which may be masked. */
function includesAll(list: unknown, usernames: unknown): boolean {
  const isListed = usernameMatcher(textsIn(list));
  return textsIn(usernames).every((username) => isListed(username) || isListed(maskUsername(username)));
}

/** Whether a domain, or all that a wildcard stands for, is among others. */
function isWithin(domain: string, allowed: readonly string[]): boolean {
  const isWildcard = domain.startsWith("*.");
  const own = asciiDomain(isWildcard ? domain.slice("*.".length) : domain);
  return allowed.some((other) => {
    const ascii = asciiDomain(other.startsWith("*.") ? other.slice("*.".length) : other);
    if (own === "" || ascii === "") return false;
    if (!other.startsWith("*.")) return !isWildcard && own === ascii;
    return own.endsWith(`.${ascii}`) || (isWildcard && own === ascii);
  });
}

/** An organization role is forbidden everywhere, a project role where the expectation says. */
function forbids(own: Options, role: string, projects: unknown): boolean {
  if (!textsIn(own.roles).includes(role)) return false;
  if (own.projects === undefined || role.startsWith("ORG_")) return true;
  const within = textsIn(own.projects);
  return projects !== undefined && textsIn(projects).every((project) => within.includes(project));
}
