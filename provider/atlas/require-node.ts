import { AtlasError } from "./atlas-error";
import { findNodeProblem } from "./required-node";

// Imported first, as the libraries of the client fail on an older Node in ways that nobody understands.
const problem = findNodeProblem();
if (problem !== undefined) {
  const error = new AtlasError("configuration", problem);
  error.stack = `${error.name}: ${problem}`;
  throw error;
}
