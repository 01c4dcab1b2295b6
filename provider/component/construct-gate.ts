import * as pulumi from "@pulumi/pulumi";
import type { Invitation, InvitationStatus } from "../atlas/invitation";
import { maskAddresses } from "../atlas/masking";
import { describeError } from "../error-message";
import { settleTerms } from "../gate/gate-terms";
import { createGates } from "../gate/gates";
import { joinHookName } from "../gate/hook-name";
import { judgePending } from "../gate/judge-pending";
import { getKnownValue } from "../gate/known";
import { type ProgramSettings, readProgramSettings } from "../gate/program-settings";
import { createReportFiles, type ReportFiles } from "../gate/report-files";
import { plainError } from "../plain-error";
import { settleRead } from "../settle-read";
import { withStackClient } from "../stack-client";
import type { ReadFailure } from "../verdict/verdict";
import { createConcealment } from "./concealment";
import { type GateInputs, readGateInputs } from "./gate-inputs";
import { readPlainInputs } from "./plain-inputs";
import { ServedGate, UnknownGate } from "./served-gate";

/**
 * Makes the gate of a program in another language: reads, judges, reports, and rejects when the gate fails.
 *
 * @throws pulumi.InputPropertyError naming an input that is not as it must be
 * @throws an Error without a stack when the gate fails
 */
export async function constructGate(
  name: string,
  inputs: pulumi.Inputs,
  resourceOptions: pulumi.ComponentResourceOptions,
): Promise<pulumi.provider.ConstructResult> {
  const settings = readProgramSettings();
  const { values, secrets } = await readPlainInputs(inputs);
  if (!values) return constructUnknownGate(name, inputs, resourceOptions, settings);
  const conceal = createConcealment(secrets);
  const gates = createGates({ reportFiles: getReportFiles(), isEnforced: settings.isEnforced });
  const given = readConcealed(() => readGateInputs(values, new Date()), conceal);
  const { baseline } = given;
  const terms = readConcealed(() => settleTerms(name, given, baseline !== false), conceal);
  const isSecret = given.secret || secrets.length > 0;
  const read = await readOrganization(given, isSecret);
  const options = { adopts: baseline === "adopt", now: settings.now, expectationIds: gates.expectationIds };
  const judged = await getKnownValue(judgePending(read, terms, options));
  if (!judged) throw new pulumi.RunError(`${name} was not evaluated.`);
  const pending = {
    ...read,
    orgId: pulumi.output(conceal(given.inputs.orgId)),
    failure: read.failure.apply((failure) => conceal(failure)),
  };
  const orgId: pulumi.Output<string> = isSecret ? pulumi.secret(given.inputs.orgId) : pulumi.output(given.inputs.orgId);
  const hookName = await findHookName(name, resourceOptions.parent);
  const parts = { given, hookName, terms, judged, orgId, pending, conceal, isSecret, settings, gates };
  const gate = new ServedGate(name, parts, resourceOptions);
  const fault = await gate.fault;
  if (fault !== null && settings.isEnforced) await gates.fail();
  const { urn, verdict, invitations } = gate;
  return { urn, state: { orgId, verdict, invitations } };
}

/** Gates of the same name can stand under different parents. */
async function findHookName(name: string, parent: pulumi.Resource | undefined): Promise<string> {
  const urn = parent && (await getKnownValue(parent.urn));
  return joinHookName(urn === undefined ? [] : [urn], name);
}

/** Reads an organization, and resolves to it as a data source would have it. */
async function readOrganization({ inputs }: GateInputs, isSecret: boolean) {
  const { orgId, username = null, statuses = null, usernames = null, ...rest } = inputs;
  const { list, failure } = await settleRead(
    withStackClient((client) => client.list(orgId, { ...rest, username, statuses })),
  );
  const shown = list && usernames === "masked" ? maskAddresses(list.invitations) : list?.invitations;
  const invitations = shown ? [...shown] : null;
  return {
    orgId: pulumi.output(orgId),
    orgName: pulumi.output(list?.orgName ?? null),
    username: pulumi.output(username),
    statuses: pulumi.output<InvitationStatus[] | null>(statuses && [...statuses]),
    usernames: pulumi.output(usernames),
    invitations: (isSecret ? pulumi.secret(invitations) : pulumi.output(invitations)) as pulumi.Output<
      Invitation[] | null
    >,
    sunset: pulumi.output(list?.sunset ?? null),
    failure: pulumi.output<ReadFailure | null>(failure),
  };
}

/** Says that a gate was not evaluated, which in a preview can be for a good reason. */
async function constructUnknownGate(
  name: string,
  inputs: pulumi.Inputs,
  options: pulumi.ComponentResourceOptions,
  { isEnforced }: ProgramSettings,
): Promise<pulumi.provider.ConstructResult> {
  const unknown = pulumi.output(inputs).apply(() => null);
  const gate = new UnknownGate(name, unknown, options);
  const text = "This gate was not evaluated, as its organization id, or another of its args, is not known";
  if (pulumi.runtime.isDryRun()) {
    await pulumi.log.warn(`${text} before the update. The update evaluates it.`, gate);
  } else if (isEnforced) throw new pulumi.RunError(`${text}.`);
  else await pulumi.log.warn(`${text}.`, gate);
  return { urn: gate.urn, state: { orgId: inputs.orgId, verdict: unknown, invitations: unknown } };
}

/** Hides secrets in what is wrong with inputs. */
function readConcealed<Value>(read: () => Value, conceal: (text: string) => string): Value {
  try {
    return read();
  } catch (error) {
    if (pulumi.InputPropertyError.isInstance(error)) {
      const { propertyPath, reason } = error;
      throw new pulumi.InputPropertyError({ propertyPath: conceal(propertyPath), reason: conceal(reason) });
    }
    throw plainError(conceal(describeError(error)));
  }
}

/** Gates of one run that name the same file write into one report. A process may serve a preview and then its update. */
const reportFiles = new Map<boolean, ReportFiles>();

function getReportFiles(): ReportFiles {
  const isPreview = pulumi.runtime.isDryRun();
  const files = reportFiles.get(isPreview) ?? createReportFiles(process.env.GITHUB_STEP_SUMMARY);
  reportFiles.set(isPreview, files);
  return files;
}
