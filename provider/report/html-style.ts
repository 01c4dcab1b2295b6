import { createHash } from "node:crypto";

/** How a report looks: by day and by night, on a phone and on paper. */
export const style = `
:root { color-scheme: light dark; --line: #8884; --quiet: #666; --bad: #b3261e; --warn: #8a5a00; --good: #1b6e3c; --bar: #6f7f8f; }
@media (prefers-color-scheme: dark) { :root { --quiet: #aaa; --bad: #ff8a80; --warn: #ffc46b; --good: #7fd89b; --bar: #8796a5; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { border-top: 1px solid var(--line); font-size: 1.25rem; margin-top: 2rem; padding-top: 1rem; }
h3 { font-size: 1rem; margin: 0; } h1, h2, h3, p, li, dd { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .5rem .25rem 0; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; } td:nth-child(-n+2) { min-width: 6rem; } td:nth-child(3) { white-space: nowrap; }
th:nth-child(n+4), td:nth-child(n+4) { text-align: right; } th:last-child, td:last-child { padding-right: 0; }
@media screen and (max-width: 48rem) {
  thead { display: none; } tr { border-bottom: 1px solid var(--line); display: block; padding: .5rem 0; }
  td { border: 0; display: inline-block; padding: 0 1rem 0 0; } td:nth-child(-n+3) { display: block; white-space: normal; }
  td:first-child { font-weight: 600; } td:nth-child(n+4)::before { color: var(--quiet); content: attr(data-name) " "; }
}
article { border-left: .25rem solid var(--bad); margin: 1rem 0; padding: 0 0 0 .75rem; break-inside: avoid; }
article.advisory { border-color: var(--warn); } article.waived { border-color: var(--line); }
article p, article ul { margin: .25rem 0; } article ul { padding-left: 1.25rem; }
.quiet { color: var(--quiet); } .failed { color: var(--bad); } .warned { color: var(--warn); } .passed { color: var(--good); }
pre { background: #8882; margin: .25rem 0; padding: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
svg { display: block; height: .75rem; max-width: 30rem; width: 100%; }
.track { fill: #8883; } .age { fill: var(--bar); } .over { fill: var(--bad); } .limit { fill: currentColor; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
@media print { body { font-size: 10pt; max-width: none; padding: 0; } th, td { padding-right: .375rem; } td:nth-child(-n+2) { min-width: 4rem; } }
`;

/** What a report may do in a browser: nothing but to look like this. */
export const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${digest(style)}'; base-uri 'none'; form-action 'none'`;

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
