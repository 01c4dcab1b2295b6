import * as pulumi from "@pulumi/pulumi";
import type { DocumentGate } from "../document/gates-document";
import { formatPlace, PlaceError } from "../document/place";
import { readGates } from "../document/read-gates";
import { describeError } from "../error-message";
import type { ReportPaths } from "../gate/report-files";
import { reportFormats } from "../report/report";

/** What a gate in any language is given, as plain data. */
export interface GateInputs extends Pick<DocumentGate, "inputs" | "expectations" | "waivers"> {
  readonly baseline: boolean | "adopt";
  readonly report: ReportPaths;
  /** Whether the outputs are secrets of Pulumi. */
  readonly secret: boolean;
}

/**
 * Reads the inputs of a gate: those of an organization in a document, and what only Pulumi has.
 *
 * @throws pulumi.InputPropertyError naming the input that is not as it must be
 */
export function readGateInputs(values: Readonly<Record<string, unknown>>, now: Date): GateInputs {
  const { baseline = false, report = {}, secret = false, ...organization } = values;
  if (typeof baseline !== "boolean" && baseline !== "adopt") {
    throw inputError("baseline", 'must be true, false or "adopt"', baseline);
  }
  if (typeof secret !== "boolean") throw inputError("secret", "must be true or false", secret);
  const { inputs, expectations, waivers } = readOrganization(organization, baseline !== false, now);
  return { inputs, expectations, waivers, baseline, report: readReport(report), secret };
}

/** A gate is a document of one organization, whose place in it nobody has to know. */
function readOrganization(organization: object, mayExpectNothing: boolean, now: Date): DocumentGate {
  const data = { version: 1, organizations: { gate: organization } };
  try {
    const [gate] = readGates(data, { folder: process.cwd(), now, mayExpectNothing });
    if (gate) return gate;
    throw new PlaceError([], "is missing.");
  } catch (error) {
    const [, , ...path] = error instanceof PlaceError ? error.path : [];
    const reason = describeError(error);
    throw new pulumi.InputPropertyError({ propertyPath: path.length > 0 ? formatPlace(path) : "expectations", reason });
  }
}

function readReport(report: unknown): ReportPaths {
  if (typeof report !== "object" || report === null) throw inputError("report", "must be paths by format", report);
  for (const [format, path] of Object.entries(report)) {
    if (!reportFormats.some((known) => known === format)) {
      throw inputError(`report.${format}`, `is no format. There is: ${reportFormats.join(", ")}`, path);
    }
    if (typeof path !== "string" || path === "") throw inputError(`report.${format}`, "must be a path", path);
  }
  return report;
}

function inputError(propertyPath: string, must: string, received: unknown): pulumi.InputPropertyError {
  return new pulumi.InputPropertyError({ propertyPath, reason: `${must}. Received: ${JSON.stringify(received)}` });
}
