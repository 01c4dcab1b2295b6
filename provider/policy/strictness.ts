import { createUsernameMatcher, maskUsername, normalizeDomain } from "../atlas/username";
import { formatCount } from "../expectations/count";
import { joinNames } from "../expectations/listed";

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
    describe: ({ days }) => `max-age of at most ${formatCount(readNumber(days), "day")}`,
    covers: ({ days }, given) => given.some((own) => readNumber(own.days) <= readNumber(days)),
  },
  "expires-within": {
    describe: ({ days }) => `expires-within of at least ${formatCount(readNumber(days), "day")}`,
    covers: ({ days }, given) => given.some((own) => readNumber(own.days) >= readNumber(days)),
  },
  "allowed-domains": {
    describe: ({ domains }) => `allowed-domains with nothing but ${joinNames(readTexts(domains))}`,
    covers: ({ domains }, given) =>
      given.some((own) => readTexts(own.domains).every((domain) => isWithin(domain, readTexts(domains)))),
  },
  "forbidden-roles": {
    describe: ({ roles, projects }) =>
      `forbidden-roles with at least ${joinNames(readTexts(roles))}` +
      `${projects === undefined ? "" : ` in projects ${joinNames(readTexts(projects))}`}`,
    covers: (required, given) =>
      readTexts(required.roles).every((role) => given.some((own) => forbids(own, role, required.projects))),
  },
  "allowed-inviters": {
    describe: ({ inviters }) =>
      `allowed-inviters with nothing but ${formatCount(readTexts(inviters).length, "inviter")} known`,
    covers: ({ inviters }, given) =>
      given.some((own) => readTexts(own.inviters).every(createUsernameMatcher(readTexts(inviters)))),
  },
  "max-count": {
    describe: ({ most }) => `max-count of at most ${formatCount(readNumber(most), "invitation")}`,
    covers: ({ most }, given) => given.some((own) => readNumber(own.most) <= readNumber(most)),
  },
  "only-expected": {
    describe: ({ usernames, allowMissing }) =>
      `only-expected with nothing but ${readTexts(usernames).length} known addresses` +
      `${allowMissing === true ? "" : ", and none of them missing"}`,
    covers: ({ usernames, allowMissing }, given) =>
      given.some(
        (own) =>
          readTexts(own.usernames).every(createUsernameMatcher(readTexts(usernames))) &&
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
function readNumber(value: unknown): number {
  return typeof value === "number" ? value : Number.NaN;
}

function readTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Whether every address is in a list, which may be masked. */
function includesAll(list: unknown, usernames: unknown): boolean {
  const isListed = createUsernameMatcher(readTexts(list));
  return readTexts(usernames).every((username) => isListed(username) || isListed(maskUsername(username)));
}

/** Whether a domain, or all that a wildcard stands for, is among others. */
function isWithin(domain: string, allowed: readonly string[]): boolean {
  const isWildcard = domain.startsWith("*.");
  const own = normalizeDomain(isWildcard ? domain.slice("*.".length) : domain);
  return allowed.some((other) => {
    const ascii = normalizeDomain(other.startsWith("*.") ? other.slice("*.".length) : other);
    if (own === "" || ascii === "") return false;
    if (!other.startsWith("*.")) return !isWildcard && own === ascii;
    return own.endsWith(`.${ascii}`) || (isWildcard && own === ascii);
  });
}

/** An organization role is forbidden everywhere, a project role where the expectation says. */
function forbids(own: Options, role: string, projects: unknown): boolean {
  if (!readTexts(own.roles).includes(role)) return false;
  if (own.projects === undefined || role.startsWith("ORG_")) return true;
  const within = readTexts(own.projects);
  return projects !== undefined && readTexts(projects).every((project) => within.includes(project));
}
