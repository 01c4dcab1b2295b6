import { existsSync } from "node:fs";
import path from "node:path";
import type { ListInputs } from "../atlas/list-inputs";
import type { Expectation } from "../expectations/expectation";
import { requireKnownExpectations } from "../waivers/known-expectations";
import type { Waiver } from "../waivers/waiver";
import { readWaiverFile } from "../waivers/waiver-file";
import { WaiverFileError } from "../waivers/waiver-file-error";
import { parseWaivers } from "../waivers/waiver-schema";
import { DocumentError } from "./document-error";
import { documentSchema } from "./document-schema";
import { readExpectations } from "./expectation-entries";
import type { DocumentGate } from "./gates-document";
import { type Path, PlaceError, placeOf } from "./place";
import { schemaProblem, shown } from "./schema-problem";

/** What a document is read with. */
export interface Reading {
  /** The folder that files of waivers are relative to. */
  readonly folder: string;
  /** The time, as no waiver may end more than a year ahead. */
  readonly now: Date;
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
export function gatesFromData(data: unknown, reading: Reading): readonly DocumentGate[] {
  try {
    return readGates(data, reading);
  } catch (error) {
    throw error instanceof PlaceError ? new DocumentError(`${placeOf(error.path)} ${error.message}`) : error;
  }
}

type OrganizationData = ReturnType<typeof documentSchema.parse>["organizations"][string];

/**
 * Reads a document of gates.
 *
 * @throws PlaceError for the first thing that is not as it must be
 * @throws DocumentError for a file of waivers that is not
 */
export function readGates(data: unknown, reading: Reading): readonly DocumentGate[] {
  requireVersion(data);
  const parsed = documentSchema.safeParse(data);
  if (!parsed.success) throw schemaProblem(documentSchema, data, parsed.error, []);
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
    `must be 1, the one version that this release of pulumi-atlas-invitations reads. Received: ${shown(version)}`,
  );
}

interface OrganizationReading extends Reading {
  /** What is expected of every organization. */
  readonly shared: readonly Expectation[];
  /** The files of waivers that were read already. */
  readonly waiverFiles: Map<string, readonly Waiver[]>;
  readonly at: Path;
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

/** Refuses inputs that contradict each other. */
function requireFittingInputs(inputs: ListInputs, at: Path): void {
  const { configNamespace, environmentPrefix, usernames, username, endpoint, statuses = ["PENDING"] } = inputs;
  if (configNamespace !== undefined && environmentPrefix !== undefined) {
    throw new PlaceError(at, "takes configNamespace or environmentPrefix, not both.");
  }
  if (usernames === "masked" && username !== undefined) {
    throw new PlaceError(at, "takes username or usernames: masked, not both, as username stays as it is.");
  }
  const unlisted = statuses.find((status) => status !== "PENDING");
  if (endpoint === "invites" && unlisted !== undefined) {
    throw new PlaceError(
      [...at, "endpoint"],
      `must be "users" or "auto" for the status ${unlisted}, which /invites does not list. Received: "invites"`,
    );
  }
}

/** An expectation that looks for invitations that nobody reads would be met by any organization. */
function requireStatuses(expectations: readonly Expectation[], { statuses = ["PENDING"] }: ListInputs, at: Path): void {
  for (const { id, needsStatus = "PENDING" } of expectations) {
    if (statuses.includes(needsStatus)) continue;
    throw new PlaceError(
      [...at, "statuses"],
      `must contain ${needsStatus}, without which ${id} has nothing to look at. Received: ${shown(statuses)}`,
    );
  }
}

function readWaivers(waivers: OrganizationData["waivers"], reading: OrganizationReading): readonly Waiver[] {
  const { at, now, folder, waiverFiles } = reading;
  if (waivers === undefined) return [];
  if (typeof waivers === "string") {
    const file = path.join(folder, waivers);
    const known = waiverFiles.get(file) ?? waiversIn(file, waivers, reading);
    waiverFiles.set(file, known);
    return known;
  }
  const parsed = parseWaivers(waivers, now);
  if ("problem" in parsed) throw new PlaceError([...at, "waivers", ...parsed.problem.path], parsed.problem.message);
  for (const [index, waiver] of parsed.waivers.entries()) {
    const place = [...at, "waivers", index, "expectation"];
    requireExpectationsOf(
      [waiver],
      (message) => new PlaceError(place, message.replace(/^waivers\[0\]\.expectation /, "")),
    );
  }
  return parsed.waivers;
}

/** A document has no expectations but those of this package, so a waiver of another accepts nothing. */
function requireExpectationsOf(waivers: readonly Waiver[], makeError: (message: string) => Error): void {
  try {
    requireKnownExpectations(waivers, []);
  } catch (error) {
    throw makeError(error instanceof Error ? error.message : String(error));
  }
}

function waiversIn(file: string, written: string, { at, now }: OrganizationReading): readonly Waiver[] {
  if (!existsSync(file))
    throw new PlaceError([...at, "waivers"], `must be a file of waivers. Received: ${shown(written)}`);
  try {
    const waivers = readWaiverFile(file, now);
    requireExpectationsOf(waivers, (message) => new DocumentError(message));
    return waivers;
  } catch (error) {
    throw error instanceof WaiverFileError ? new DocumentError(error.message) : error;
  }
}
