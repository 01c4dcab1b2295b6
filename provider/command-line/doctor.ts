import { makePrintable } from "../atlas/printable";
import { requireChoice } from "./choice";
import { diagnose } from "./diagnosis/diagnose";
import type { Step, StepState } from "./diagnosis/step";
import { createInvitationClient } from "./invitation-client";
import { findOrganizations, type Organization } from "./subjects";
import { colorText, type ExitCode, exitCodes, type Terminal } from "./terminal";

/** The options of `doctor`, as they are given. */
export interface DoctorOptions {
  readonly endpoint?: string;
}

/** Says step by step whether a gate could look at an organization, or at all of a document, and tells how it ended. */
export async function runDoctor(
  subject: string | undefined,
  options: DoctorOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const only = options.endpoint === undefined ? undefined : requireChoice("--endpoint", options.endpoint, endpoints);
  const { environment, now } = terminal;
  // The step of the credentials warns of several kinds itself. That a read waits is not told, either.
  const client = createInvitationClient(terminal, () => undefined);
  let exitCode: ExitCode = exitCodes.passed;
  try {
    for (const organization of findOrganizations(subject, now)) {
      terminal.stdout.write(`${colorText(terminal, "bold", describeOrganization(organization))}\n`);
      const steps = await diagnose(organization.inputs, { client, environment, now, only });
      terminal.stdout.write(`${steps.map((step) => renderStep(step, terminal)).join("\n")}\n`);
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

function describeOrganization({ name, inputs }: Organization): string {
  return name === null ? inputs.orgId : `${makePrintable(name)} (${inputs.orgId})`;
}

function renderStep({ name, state, said }: Step, terminal: Terminal): string {
  return `  ${colorText(terminal, colors[state], state.padEnd(8))}  ${name.padEnd(11)}  ${makePrintable(said, 2000)}`;
}
