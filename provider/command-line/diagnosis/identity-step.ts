import type { ReadFailure } from "../../verdict/verdict";
import { createOkStep, type Step } from "./step";

/** The codes of errors with which Atlas refuses somebody it knows. */
const understood: ReadonlySet<string> = new Set(["forbidden", "not-found", "version-gone"]);

/**
 * Says who Atlas takes the caller for, once it has not refused the credentials. What is not an answer of Atlas tells nothing
 * about that.
 *
 * @param caller the credentials, without a secret
 * @param failure why nothing could be read, if nothing could
 */
export function diagnoseIdentity(caller: string, failure: ReadFailure | undefined): Step {
  if (failure && !understood.has(failure.code)) {
    return { name: "identity", state: "left out", said: "as no answer of Atlas was understood" };
  }
  return createOkStep("identity", `Atlas knows the ${caller}`);
}
