const answers = new Map<string, Promise<unknown>>();

/** An answer that is on its way, or came just now. */
export interface SharedAnswer<Answer> {
  /** A copy of the answer, so that nobody can change what another one gets. */
  readonly answer: Promise<Answer>;
  /** Whether somebody else had asked. */
  readonly isShared: boolean;
}

/**
 * Asks equal questions once: the answer to the first serves all that are asked while it is on its way, and for some time
 * after. What failed is asked anew.
 *
 * @param question what is asked; equal for equal questions, whose answers have the same type
 * @param keptSeconds how long the answer serves after it has come
 */
export function askOnce<Answer>(
  question: string,
  keptSeconds: number,
  ask: () => Promise<Answer>,
): SharedAnswer<Answer> {
  const asked = answers.get(question) as Promise<Answer> | undefined;
  if (asked) return { answer: asked.then((answer) => structuredClone(answer)), isShared: true };
  const answer = ask();
  const forget = () => answers.delete(question);
  answers.set(question, answer);
  answer.then(() => (keptSeconds > 0 ? setTimeout(forget, keptSeconds * 1000).unref() : forget()), forget);
  return { answer: answer.then((own) => structuredClone(own)), isShared: false };
}
