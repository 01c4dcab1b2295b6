import type { Expectation } from "../expectations/expectation";
import type { Waiver } from "../waivers/waiver";
import { DocumentError } from "./document-error";
import { documentSchema } from "./document-schema";
import { readExpectations } from "./expectation-entries";
import { requireFittingInputs, requireStatuses } from "./fitting-inputs";
import { readWaivers, type WaiverReading } from "./gate-waivers";
import type { DocumentGate } from "./gates-document";
import type { OrganizationData } from "./organization-schema";
import { formatPlace, type Path, PlaceError } from "./place";
import { describeValue, schemaError } from "./schema-error";

/** What a document is read with. */
export interface DocumentReading extends Pick<WaiverReading, "folder" | "now"> {
  /**
   * Whether a gate may expect nothing, as one with a baseline may.
   *
   * @default false
   */
  readonly mayExpectNothing?: boolean;
}

/**
 * Reads a document of gates that is plain data already, such as the config of a policy pack.
 *
 * @throws DocumentError naming the place of the first thing that is not as it must be
 */
export function parseGatesData(data: unknown, reading: DocumentReading): readonly DocumentGate[] {
  try {
    return readGates(data, reading);
  } catch (error) {
    throw error instanceof PlaceError ? new DocumentError(`${formatPlace(error.path)} ${error.message}`) : error;
  }
}

/**
 * Reads a document of gates.
 *
 * @throws PlaceError for the first thing that is not as it must be
 * @throws DocumentError for a file of waivers that is not
 */
export function readGates(data: unknown, reading: DocumentReading): readonly DocumentGate[] {
  requireVersion(data);
  const parsed = documentSchema.safeParse(data);
  if (!parsed.success) throw schemaError(documentSchema, data, parsed.error, []);
  const { expectations: entries = [], organizations } = parsed.data;
  const shared = readExpectations(entries, ["expectations"]);
  // Counted in the data itself, as a schema may skip a name such as __proto__.
  const names = Object.keys(Object(Object(data).organizations));
  if (names.length === 0) throw new PlaceError(["organizations"], "must hold an organization, at least one.");
  const waiverFiles = new Map<string, readonly Waiver[]>();
  return names.map((name) => {
    const at: Path = ["organizations", name];
    const organization = Object.hasOwn(organizations, name) ? organizations[name] : undefined;
    if (!organization || name.trim() === "") throw new PlaceError(at, "must have another name than this.");
    return readGate(name, organization, { ...reading, shared, waiverFiles, at });
  });
}

/** A document of another version says so, instead of that something in it is not known. */
function requireVersion(data: unknown): void {
  const { version }: { version?: unknown } = Object(data);
  if (version === undefined || version === 1) return;
  throw new PlaceError(
    ["version"],
    `must be 1, the one version that this release of pulumi-atlas-invitations reads. Received: ${describeValue(version)}`,
  );
}

interface OrganizationReading extends DocumentReading, WaiverReading {
  /** What is expected of every organization. */
  readonly shared: readonly Expectation[];
}

function readGate(name: string, organization: OrganizationData, reading: OrganizationReading): DocumentGate {
  const { shared, at } = reading;
  const { expectations: entries = [], waivers, ...inputs } = organization;
  const expectations = [...shared, ...readExpectations(entries, [...at, "expectations"])];
  if (expectations.length === 0 && !reading.mayExpectNothing) {
    throw new PlaceError(at, "expects nothing. Give it expectations, or give some to every organization.");
  }
  requireFittingInputs(inputs, at);
  requireStatuses(expectations, inputs, at);
  return { name, inputs, expectations, waivers: readWaivers(waivers, reading), location: null };
}
