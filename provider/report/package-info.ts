interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly homepage: string;
}

/** What this package says of itself, in its package.json. */
export const packageInfo: PackageJson = require("../../package.json");

/**
 * The page that explains an expectation, or what a report says in its place, such as `not-evaluated`.
 *
 * @example
 * createDocumentationUrl("max-age"); // "https://…/docs/expectations.md#max-age"
 */
export function createDocumentationUrl(expectation: string): string {
  const [repository] = packageInfo.homepage.split("#");
  return `${repository}/blob/main/docs/${pages[expectation] ?? `expectations.md#${expectation}`}`;
}

const pages: Readonly<Record<string, string>> = {
  baseline: "baseline.md",
  waivers: "waivers.md",
  "not-evaluated": "troubleshooting.md",
};
