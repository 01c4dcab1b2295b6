import { readFileSync } from "node:fs";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";

/** Prints, a line each, what GitHub's own parser finds wrong in the workflow of standard input. */
const workflow = { name: "workflow.yaml", content: readFileSync(0, "utf8") };
for (const { message } of parseWorkflow(workflow, new NoOperationTraceWriter()).context.errors.getErrors()) {
  console.log(message);
}
