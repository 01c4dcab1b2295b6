import { RunError } from "@pulumi/pulumi";
import { describeError } from "./error-message";

/** An error of which Pulumi shows the message alone: one of its RunErrors, without a stack. */
export function plainError(message: string): RunError {
  const error = new RunError(message);
  error.stack = "";
  return error;
}

/** Does something whose errors are to be shown by their message alone, behind a prefix if there is one. */
export function withPlainErrors<Result>(work: () => Result, prefix = ""): Result {
  try {
    return work();
  } catch (error) {
    throw plainError(`${prefix}${describeError(error)}`);
  }
}
