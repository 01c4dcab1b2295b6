const answers = new Map<string, Promise<unknown>>();

/**
 * Asks equal questions once: the answer to the first serves all that are asked while it is on its way, and for some time
 * after. What failed is asked anew.
 *
 * @param question what is asked; equal for equal questions, whose answers have the same type
 * @param keptSeconds how long the answer serves after it has come
 * @returns a copy of the answer, so that nobody can change what another one gets
 */
export async function askOnce<Answer>(
  question: string,
  keptSeconds: number,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const asked = answers.get(question) as Promise<Answer> | undefined;
  if (asked) return structuredClone(await asked);
  const answer = ask();
  const forget = () => answers.delete(question);
  answers.set(question, answer);
  answer.then(() => (keptSeconds > 0 ? setTimeout(forget, keptSeconds * 1000).unref() : forget()), forget);
  return structuredClone(await answer);
}
