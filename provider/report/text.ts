import { makePrintable } from "../atlas/printable";
import { joinNames } from "../expectations/listed";
import type { ReadFailure, Violation } from "../verdict/verdict";
import { groupViolations, isMandatoryEntry, type ReportEntry } from "./entries";
import type { GateVerdict } from "./gate-verdict";
import { describeReadFailure } from "./sentences";
import { describeEntryCount, renderEntries } from "./text-entries";
import { describePassing, renderNotes, renderUnusedWaivers } from "./text-notes";

/** How many entries a terminal shows; the rest is counted. */
const mostOnTerminal = 20;

/** A command that a text names, in one piece. */
export interface NamedCommand {
  readonly command: string;
}

/** The command that approves whoever is invited now. */
export interface ApprovalCommand extends NamedCommand {
  /**
   * Whether it also tolerates, from then on, what is wrong now.
   *
   * @default false
   */
  readonly alsoAdopts?: boolean | undefined;
}

/** What a text depends on besides the verdict. */
export interface TextOptions {
  /** The time from which days are counted. */
  readonly now: Date;
  /**
   * Whether a mandatory violation fails anything. If not, all that would be an error is a warning, and called advisory.
   *
   * @default true
   */
  readonly isEnforced?: boolean | undefined;
  /** How to approve what is there now, where there is a baseline. */
  readonly approval?: ApprovalCommand | undefined;
  /** How to go on all the same when a gate could not look. */
  readonly emergency?: NamedCommand | undefined;
  /**
   * How many entries are shown.
   *
   * @default 20
   */
  readonly most?: number | undefined;
}

/** What a terminal shows of a verdict, in one text of a line or several for each severity; `null` where there is nothing. */
export interface VerdictText {
  readonly error: string | null;
  readonly warning: string | null;
  readonly info: string | null;
}

/**
 * Says what was found as a person reads it in a terminal: one entry for each invitation with all that is wrong with it and
 * what to do, the worst first. Nothing begins with "error:" or "warning:", which whoever shows it puts in front.
 *
 * @example
 * import { evaluate } from "../verdict/evaluate";
 *
 * const now = new Date();
 * const verdict = evaluate([], [], { now });
 * describeVerdict({ gate: "acme", orgId: "5f0000000000000000000001", verdict }, { now }).error; // null
 */
export function describeVerdict(gate: GateVerdict, options: TextOptions): VerdictText {
  const { isEnforced = true, now, most = mostOnTerminal } = options;
  const { verdict } = gate;
  if (verdict.failure) {
    const text = renderFailure(gate.orgId, verdict.failure, options);
    return isEnforced ? { error: text, warning: null, info: null } : { error: null, warning: text, info: null };
  }
  const entries = groupViolations(isEnforced ? verdict.violations : verdict.violations.map(makeAdvisory));
  const blockOf = (ones: readonly ReportEntry[]) =>
    ones.length > 0
      ? [describeEntryCount(ones), ...renderEntries(ones, now, most), ...renderApproval(ones, options)]
      : [];
  return {
    error: joinLines(blockOf(entries.filter(isMandatoryEntry))),
    warning: joinLines([
      ...blockOf(entries.filter((entry) => !isMandatoryEntry(entry))),
      ...renderUnusedWaivers(verdict, most),
    ]),
    info: joinLines([...(verdict.passed ? [describePassing(gate)] : []), ...renderNotes(verdict, now, most)]),
  };
}

/**
 * Says what is mandatory and fails: a text for each entry, worded as by {@link describeVerdict}. It leaves none out, as it is
 * for programs that list and count them, and says nothing of an approval or of an emergency.
 *
 * @example
 * import { evaluate } from "../verdict/evaluate";
 *
 * const now = new Date();
 * describeFailures({ gate: "acme", orgId: "5f0000000000000000000001", verdict: evaluate([], [], { now }) }, { now }); // []
 */
export function describeFailures(
  { orgId, verdict }: GateVerdict,
  { now }: Pick<TextOptions, "now">,
): readonly string[] {
  if (verdict.failure) return [describeReadFailure(orgId, verdict.failure)];
  const entries = groupViolations(verdict.violations).filter(isMandatoryEntry);
  return entries.map((entry) => renderEntries([entry], now, 1).join("\n"));
}

/** Says that a gate could not look, and why. */
function renderFailure(orgId: string, failure: ReadFailure, { isEnforced = true, emergency }: TextOptions): string {
  const sentence = describeReadFailure(orgId, failure);
  // A program or a config that is wrong is no emergency: it can be put right.
  if (!isEnforced || !emergency || failure.code === "configuration") return sentence;
  return `${sentence}\nTo deploy all the same, in an emergency: ${emergency.command}`;
}

/** Says how to approve whoever was not there when the baseline was taken, once for all of them. */
function renderApproval(entries: readonly ReportEntry[], { approval }: TextOptions): string[] {
  const added = entries.filter(({ violations }) => violations.some(({ expectation }) => expectation === "baseline"));
  if (!approval || added.length === 0) return [];
  const names = added.map(({ invitation }) => makePrintable(invitation?.username ?? ""));
  const what = approval.alsoAdopts ? `${joinNames(names)}, adopt whatever else is wrong now` : joinNames(names);
  return [`or approve ${what}, and deploy nothing else:`, `  ${approval.command}`];
}

function makeAdvisory(violation: Violation): Violation {
  return { ...violation, enforcementLevel: "advisory" };
}

function joinLines(lines: readonly string[]): string | null {
  return lines.length > 0 ? lines.join("\n") : null;
}
