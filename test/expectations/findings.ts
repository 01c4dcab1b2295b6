import type { Invitation } from "../../provider/atlas/invitation";
import type { Expectation, Finding } from "../../provider/expectations/expectation";
import { invitation, now } from "../invitation";

/** What an expectation finds wrong with invitations that have these fields, judged at {@link now}. */
export function findingsOf(expectation: Expectation, ...all: readonly Partial<Invitation>[]): readonly Finding[] {
  return expectation.check(
    all.map((fields) => invitation(fields)),
    { now },
  );
}

/** The messages of {@link findingsOf}. */
export function messagesOf(expectation: Expectation, ...all: readonly Partial<Invitation>[]): readonly string[] {
  return findingsOf(expectation, ...all).map(({ message }) => message);
}

/** The usernames that {@link findingsOf} is about, `undefined` for all of them together. */
export function usernamesOf(
  expectation: Expectation,
  ...all: readonly Partial<Invitation>[]
): readonly (string | undefined)[] {
  return findingsOf(expectation, ...all).map(({ invitation }) => invitation?.username);
}
