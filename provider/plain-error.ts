import { RunError } from "@pulumi/pulumi";

/** An error of which Pulumi shows the message alone: one of its RunErrors, without a stack. */
export function plainError(message: string): RunError {
  const error = new RunError(message);
  error.stack = "";
  return error;
}
