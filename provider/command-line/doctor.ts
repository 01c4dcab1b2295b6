import { printable } from "../atlas/printable";
import { requireChoice } from "./choice";
import { diagnose } from "./diagnosis/diagnose";
import type { Step, StepState } from "./diagnosis/step";
import { createInvitationClient } from "./invitation-client";
import { type Organization, organizationsOf } from "./subjects";
import { colored, type ExitCode, exitCodes, type Terminal } from "./terminal";

/** The options of `doctor`, as they are given. */
export interface DoctorOptions {
  readonly endpoint?: string;
}

/** Says step by step whether a gate could look at an organization, or at all of a document, and tells how it ended. */
export async function doctor(
  subject: string | undefined,
  options: DoctorOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const only = options.endpoint === undefined ? undefined : requireChoice("--endpoint", options.endpoint, endpoints);
  const { environment, now } = terminal;
  const client = createInvitationClient(terminal);
  let exitCode: ExitCode = exitCodes.passed;
  try {
    for (const organization of organizationsOf(subject, now)) {
      terminal.stdout.write(`${colored(terminal, "bold", nameOf(organization))}\n`);
      const steps = await diagnose(organization.inputs, { client, environment, now, only });
      terminal.stdout.write(`${steps.map((step) => lineOf(step, terminal)).join("\n")}\n`);
      const failed = steps.find(({ state }) => state === "failed");
      terminal.stdout.write(
        `${failed ? `A gate cannot look: the step ${failed.name} failed.` : "A gate can look."}\n\n`,
      );
      if (failed) exitCode = exitCodes.failed;
    }
  } finally {
    await client.close();
  }
  return exitCode;
}

const endpoints = ["invites", "users"] as const;

const colors = { ok: "green", warning: "yellow", failed: "red", "left out": "gray" } as const satisfies Record<
  StepState,
  string
>;

function nameOf({ name, inputs }: Organization): string {
  return name === null ? inputs.orgId : `${printable(name)} (${inputs.orgId})`;
}

function lineOf({ name, state, said }: Step, terminal: Terminal): string {
  return `  ${colored(terminal, colors[state], state.padEnd(8))}  ${name.padEnd(11)}  ${printable(said, 2000)}`;
}
