import type { Verdict } from "../verdict/verdict";

/** The verdict of one gate, and whose invitations it judged. */
export interface GateVerdict {
  /** The name of the gate. */
  readonly gate: string;
  /** The id of the organization, 24 hexadecimal digits. */
  readonly orgId: string;
  /**
   * The organization's name.
   *
   * @default null, as for a gate whose invitations do not tell it
   */
  readonly orgName?: string | null | undefined;
  /**
   * Where the gate stands, for reports that point at a line.
   *
   * @default null
   */
  readonly location?: SourceLocation | null | undefined;
  /** What was found. */
  readonly verdict: Verdict;
}

/** A line of a program or a document. */
export interface SourceLocation {
  /** The file, relative to the root of the repository where there is one, with forward slashes. */
  readonly file: string;
  /** The line, from 1. */
  readonly line: number;
}
