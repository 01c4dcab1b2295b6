import { createHash } from "node:crypto";

/** How a report looks: by day and by night, on a phone and on paper. */
export const style = `
:root { color-scheme: light dark; --line: #8884; --quiet: #666; --bad: #b3261e; --warn: #8a5a00; --good: #1b6e3c; --bar: #9aa7b4; }
@media (prefers-color-scheme: dark) { :root { --quiet: #aaa; --bad: #ff8a80; --warn: #ffc46b; --good: #7fd89b; --bar: #6b7a89; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { border-top: 1px solid var(--line); font-size: 1.25rem; margin-top: 2rem; padding-top: 1rem; }
h3 { font-size: 1rem; margin: 0; } h1, h2, h3, p, li, dd { overflow-wrap: anywhere; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .75rem .25rem 0; text-align: left; white-space: nowrap; }
article { border-left: .25rem solid var(--bad); margin: 1rem 0; padding: 0 0 0 .75rem; break-inside: avoid; }
article.advisory { border-color: var(--warn); } article.waived { border-color: var(--line); }
article p, article ul { margin: .25rem 0; } article ul { padding-left: 1.25rem; }
.quiet { color: var(--quiet); } .failed { color: var(--bad); } .warned { color: var(--warn); } .passed { color: var(--good); }
pre { background: #8882; margin: .25rem 0; padding: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
svg { display: block; height: .75rem; max-width: 30rem; width: 100%; }
.track { fill: #8883; } .age { fill: var(--bar); } .over { fill: var(--bad); } .limit { fill: currentColor; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
@media print { body { font-size: 10pt; max-width: none; padding: 0; } th, td { overflow-wrap: anywhere; white-space: normal; } }
`;

/** What a report may do in a browser: nothing but to look like this. */
export const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${digest(style)}'; base-uri 'none'; form-action 'none'`;

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
