import { createRequire } from "node:module";
import "../baseline-esm/index.mjs";

const log = createRequire(import.meta.url)("@pulumi/pulumi/log");
const { info } = log;

// Stands for whatever makes the hook fail that says whom an update approves, such as a process that is gone.
log.info = (message, ...others) => {
  if (message.startsWith("approved")) throw new Error("The hook failed.");
  return info(message, ...others);
};
