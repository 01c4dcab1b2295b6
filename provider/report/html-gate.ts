import type { Invitation } from "../atlas/invitation";
import { formatCount } from "../expectations/count";
import { isMandatory, type Verdict, type Violation, type WaivedViolation } from "../verdict/verdict";
import { groupViolations, isMandatoryEntry, type ReportEntry } from "./entries";
import type { GateVerdict } from "./gate-verdict";
import { renderAgeHtml } from "./html-age";
import { type Html, html } from "./html-template";
import { parseRemedy } from "./remedy";
import {
  describeAcceptance,
  describeNextFailure,
  describeReadFailure,
  describeReason,
  describeStanding,
  formatDay,
} from "./sentences";
import { describeAge, describeEntryCount } from "./text-entries";
import { describePassing, renderUnusedWaivers } from "./text-notes";

/**
 * What one gate found, in a section of its own.
 *
 * @example
 * import type { GateVerdict } from "./gate-verdict";
 * const sectionOf = (gate: GateVerdict) => renderGateHtml(gate, new Date()).markup;
 */
export function renderGateHtml(gate: GateVerdict, now: Date): Html {
  const { orgId, orgName, verdict } = gate;
  return html`<section>
<h2><bdi>${gate.gate}</bdi></h2>
<p class="quiet">${orgName ? html`<bdi>${orgName}</bdi>, organization` : html`Organization`} ${orgId}</p>
${verdict.failure ? html`<p class="failed">${describeReadFailure(orgId, verdict.failure)}</p>` : renderVerdict(gate, now)}
</section>`;
}

function renderVerdict(gate: GateVerdict, now: Date): Html {
  const { verdict } = gate;
  const { passed, violations, waived, toleratedCount, next } = verdict;
  const entries = groupViolations(violations);
  const limit = findMaxAge(verdict);
  const notes = [
    ...(toleratedCount > 0
      ? [`${formatCount(toleratedCount, "violation")} tolerated: there when the baseline was taken.`]
      : []),
    ...renderUnusedWaivers(verdict, Number.POSITIVE_INFINITY),
    ...(next ? [`Upcoming on ${formatDay(next.at)}: ${describeNextFailure(next)}.`] : []),
  ];
  return html`<p class="${passed ? "passed" : "failed"}">${passed ? describePassing(gate) : describeEntryCount(entries)}</p>
${entries.map((entry) => renderEntry(entry, limit, now))}
${waived.map(renderWaived)}
${notes.map((note) => html`<p>${note}</p>`)}
${renderExpected(verdict)}`;
}

/** The most days that a gate permits: where it has several limits, the strictest. */
function findMaxAge({ expectations }: Verdict): number | undefined {
  const limits = expectations.flatMap(({ id, days }) => (id === "max-age" && days !== undefined ? [days] : []));
  return limits.length > 0 ? Math.min(...limits) : undefined;
}

function renderEntry(entry: ReportEntry, limit: number | undefined, now: Date): Html {
  const { invitation, violations } = entry;
  const remedies = [...new Set(violations.flatMap(({ remedy }) => remedy ?? []))];
  return html`<article class="${isMandatoryEntry(entry) ? "mandatory" : "advisory"}">
${invitation ? renderPerson(invitation, limit, now) : html`<h3>All invitations together</h3>`}
<ul>
${violations.map(renderReason)}
</ul>
${remedies.map(renderRemedy)}
</article>`;
}

function renderPerson(invitation: Invitation, limit: number | undefined, now: Date): Html {
  const { username, roles, createdAt, inviterUsername } = invitation;
  const facts = [...roles, ...describeStanding(invitation)].map((fact) => html`<bdi>${fact}</bdi>, `);
  return html`<h3><bdi>${username}</bdi></h3>
<p class="quiet">${facts}sent on ${formatDay(createdAt)} (${describeAge(createdAt, now)}) by <bdi>${inviterUsername}</bdi></p>
${renderAgeHtml(invitation, limit, now)}`;
}

function renderReason(violation: Violation): Html {
  const word = isMandatory(violation) ? html`` : html`<span class="warned">advisory:</span> `;
  return html`<li>${word}${describeReason(violation)}</li>`;
}

function renderRemedy(remedy: string): Html {
  const { advice, command } = parseRemedy(remedy);
  return command === null
    ? html`<p>${advice}</p>`
    : html`<p>${advice}:</p>
<pre><code>${command}</code></pre>`;
}

function renderWaived({ invitation, message, waiver }: WaivedViolation): Html {
  return html`<article class="waived">
<h3><bdi>${invitation?.username ?? "All invitations together"}</bdi></h3>
<p>${message}</p>
<p class="quiet">${describeAcceptance(waiver)}</p>
</article>`;
}

function renderExpected({ expectations }: Verdict): Html {
  if (expectations.length === 0) return html``;
  const rows = expectations.map(
    ({ id, description, explanation }) =>
      html`<dt>${id}</dt><dd>${description} <span class="quiet">${explanation}</span></dd>`,
  );
  return html`<h3>What is expected</h3>
<dl>
${rows}
</dl>`;
}
