import type { Invitation } from "../atlas/invitation";
import { count } from "../expectations/count";
import { isMandatory, type Verdict, type Violation, type WaivedViolation } from "../verdict/verdict";
import { type Entry, entriesOf, isMandatoryEntry } from "./entries";
import type { GateVerdict } from "./gate-verdict";
import { ageAsHtml } from "./html-age";
import { type Html, html } from "./html-template";
import { remedyOf } from "./remedy";
import { acceptance, dayOf, failureSentence, nextSentence, reasonOf, standingOf } from "./sentences";
import { ageAsText, countedAsText } from "./text-entries";
import { passingLine, unusedWaiversAsText } from "./text-notes";

/**
 * What one gate found, in a section of its own.
 *
 * @example
 * import type { GateVerdict } from "./gate-verdict";
 * const sectionOf = (gate: GateVerdict) => gateAsHtml(gate, new Date()).markup;
 */
export function gateAsHtml(gate: GateVerdict, now: Date): Html {
  const { orgId, orgName, verdict } = gate;
  return html`<section>
<h2><bdi>${gate.gate}</bdi></h2>
<p class="quiet">${orgName ? html`<bdi>${orgName}</bdi>, organization` : html`Organization`} ${orgId}</p>
${verdict.failure ? html`<p class="failed">${failureSentence(orgId, verdict.failure)}</p>` : verdictAsHtml(gate, now)}
</section>`;
}

function verdictAsHtml(gate: GateVerdict, now: Date): Html {
  const { verdict } = gate;
  const { passed, violations, waived, toleratedCount, next } = verdict;
  const entries = entriesOf(violations);
  const limit = maxAgeOf(verdict);
  const notes = [
    ...(toleratedCount > 0
      ? [`${count(toleratedCount, "violation")} tolerated: there when the baseline was taken.`]
      : []),
    ...unusedWaiversAsText(verdict, Number.POSITIVE_INFINITY),
    ...(next ? [`Upcoming on ${dayOf(next.at)}: ${nextSentence(next)}.`] : []),
  ];
  return html`<p class="${passed ? "passed" : "failed"}">${passed ? passingLine(gate) : countedAsText(entries)}</p>
${entries.map((entry) => entryAsHtml(entry, limit, now))}
${waived.map(waivedAsHtml)}
${notes.map((note) => html`<p>${note}</p>`)}
${expectedAsHtml(verdict)}`;
}

/** The most days that a gate permits: where it has several limits, the strictest. */
function maxAgeOf({ expectations }: Verdict): number | undefined {
  const limits = expectations.flatMap(({ id, days }) => (id === "max-age" && days !== undefined ? [days] : []));
  return limits.length > 0 ? Math.min(...limits) : undefined;
}

function entryAsHtml(entry: Entry, limit: number | undefined, now: Date): Html {
  const { invitation, violations } = entry;
  const remedies = [...new Set(violations.flatMap(({ remedy }) => remedy ?? []))];
  return html`<article class="${isMandatoryEntry(entry) ? "mandatory" : "advisory"}">
${invitation ? personAsHtml(invitation, limit, now) : html`<h3>All invitations together</h3>`}
<ul>
${violations.map(reasonAsHtml)}
</ul>
${remedies.map(remedyAsHtml)}
</article>`;
}

function personAsHtml(invitation: Invitation, limit: number | undefined, now: Date): Html {
  const { username, roles, createdAt, inviterUsername } = invitation;
  const facts = [...roles, ...standingOf(invitation)].map((fact) => html`<bdi>${fact}</bdi>, `);
  return html`<h3><bdi>${username}</bdi></h3>
<p class="quiet">${facts}sent on ${dayOf(createdAt)} (${ageAsText(createdAt, now)}) by <bdi>${inviterUsername}</bdi></p>
${ageAsHtml(invitation, limit, now)}`;
}

function reasonAsHtml(violation: Violation): Html {
  const word = isMandatory(violation) ? html`` : html`<span class="warned">advisory:</span> `;
  return html`<li>${word}${reasonOf(violation)}</li>`;
}

function remedyAsHtml(remedy: string): Html {
  const { advice, command } = remedyOf(remedy);
  return command === null
    ? html`<p>${advice}</p>`
    : html`<p>${advice}:</p>
<pre><code>${command}</code></pre>`;
}

function waivedAsHtml({ invitation, message, waiver }: WaivedViolation): Html {
  return html`<article class="waived">
<h3><bdi>${invitation?.username ?? "All invitations together"}</bdi></h3>
<p>${message}</p>
<p class="quiet">${acceptance(waiver)}</p>
</article>`;
}

function expectedAsHtml({ expectations }: Verdict): Html {
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
