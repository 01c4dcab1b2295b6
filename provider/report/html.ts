import { formatCount } from "../expectations/count";
import type { Verdict } from "../verdict/verdict";
import { countNames, countOutcomes } from "./counts";
import type { GateVerdict } from "./gate-verdict";
import { renderGateHtml } from "./html-gate";
import { contentSecurityPolicy, style } from "./html-style";
import { type Html, html } from "./html-template";

/**
 * A report as one page of HTML for people, which loads nothing and runs nothing.
 *
 * @example
 * renderHtml([], new Date()).startsWith("<!doctype html>"); // true
 */
export function renderHtml(gates: readonly GateVerdict[], now: Date): string {
  const failed = gates.filter(({ verdict }) => !verdict.passed).length;
  const all = formatCount(gates.length, "gate");
  const heading = `Invitations: ${failed > 0 ? `${failed} of ${all} failed` : `${all} as expected`}`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: contentSecurityPolicy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<h1>${heading}</h1>
<p class="quiet">Judged on ${now.toISOString().slice(0, "2026-12-31".length)}.</p>
${renderSummary(gates)}
${gates.map((gate) => renderGateHtml(gate, now))}
</body>
</html>
`;
  return page.markup;
}

function renderSummary(gates: readonly GateVerdict[]): Html {
  return html`<table>
<thead><tr><th>Gate</th><th>Organization</th><th>Outcome</th>${countNames.map((name) => html`<th>${name}</th>`)}</tr></thead>
<tbody>
${gates.map(renderSummaryRow)}
</tbody>
</table>`;
}

function renderSummaryRow({ gate, orgId, orgName, verdict }: GateVerdict): Html {
  const counts = countOutcomes(verdict);
  return html`<tr><td><bdi>${gate}</bdi></td><td><bdi>${orgName ?? orgId}</bdi></td><td>${renderOutcome(verdict)}</td>${countNames.map((name) => html`<td data-name="${name}">${counts?.[name] ?? "—"}</td>`)}</tr>`;
}

function renderOutcome({ failure, passed }: Verdict): Html {
  if (failure) return html`<strong class="failed">not evaluated</strong>`;
  return passed ? html`<span class="passed">passed</span>` : html`<strong class="failed">failed</strong>`;
}
