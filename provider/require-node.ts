import { nodeProblem } from "./atlas/required-node";

/** Without this, an older Node fails somewhere in a dependency, with words that do not name the cause. */
const problem = nodeProblem();
if (problem !== undefined) {
  const error = new Error(problem);
  // Pulumi shows the stack of an error that has one.
  error.stack = "";
  throw error;
}
