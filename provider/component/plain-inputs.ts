import * as pulumi from "@pulumi/pulumi";
import { listInputValues } from "../atlas/list-inputs";
import { getKnownValue } from "../gate/known";

/** The inputs of a component as plain data, and which texts in them are secrets of Pulumi. */
export interface PlainInputs {
  /** The inputs without what is not set; nothing when some of them are not known yet. */
  readonly values: Readonly<Record<string, unknown>> | undefined;
  /** Every text that must be shown nowhere. */
  readonly secrets: readonly string[];
}

/** Waits for the inputs of a component, as far as they can be known. */
export async function readPlainInputs(inputs: pulumi.Inputs): Promise<PlainInputs> {
  const values = await getKnownValue(pulumi.output(inputs));
  return { values: values && Object(removeUnset(values)), secrets: await collectSecretTexts(inputs) };
}

/** SDKs in some languages give `null` for what a program leaves out. */
function removeUnset(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(removeUnset);
  if (typeof value !== "object" || value === null) return value;
  const set = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(set.map(([key, part]) => [key, removeUnset(part)]));
}

/** Words that everybody knows, secret or not. */
const commonWords: ReadonlySet<string> = new Set([
  ...Object.values(listInputValues).flat(),
  "mandatory",
  "advisory",
  "adopt",
  "",
]);

async function collectSecretTexts(value: unknown): Promise<readonly string[]> {
  if (pulumi.Output.isInstance(value)) {
    const known: unknown = await getKnownValue(value);
    return (await pulumi.isSecret(value)) ? collectTexts(known) : collectSecretTexts(known);
  }
  if (typeof value !== "object" || value === null) return [];
  return (await Promise.all(Object.values(value).map(collectSecretTexts))).flat();
}

function collectTexts(value: unknown): readonly string[] {
  if (typeof value === "string") return commonWords.has(value) ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(collectTexts) : [];
}
