import * as pulumi from "@pulumi/pulumi";
import { listInputValues } from "../atlas/list-inputs";
import { knownValue } from "../gate/known";

/** The inputs of a component as plain data, and which texts in them are secrets of Pulumi. */
export interface PlainInputs {
  /** The inputs without what is not set; nothing when some of them are not known yet. */
  readonly values: Readonly<Record<string, unknown>> | undefined;
  /** Every text that must be shown nowhere. */
  readonly secrets: readonly string[];
}

/** Waits for the inputs of a component, as far as they can be known. */
export async function plainInputs(inputs: pulumi.Inputs): Promise<PlainInputs> {
  const values = await knownValue(pulumi.output(inputs));
  return { values: values && Object(withoutUnset(values)), secrets: await secretTexts(inputs) };
}

/** SDKs in some languages give `null` for what a program leaves out. */
function withoutUnset(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUnset);
  if (typeof value !== "object" || value === null) return value;
  const set = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(set.map(([key, part]) => [key, withoutUnset(part)]));
}

/** Words that everybody knows, secret or not. */
const commonWords: ReadonlySet<string> = new Set([
  ...Object.values(listInputValues).flat(),
  "mandatory",
  "advisory",
  "adopt",
  "",
]);

async function secretTexts(value: unknown): Promise<readonly string[]> {
  if (pulumi.Output.isInstance(value)) {
    const known: unknown = await knownValue(value);
    return (await pulumi.isSecret(value)) ? textsIn(known) : secretTexts(known);
  }
  if (typeof value !== "object" || value === null) return [];
  return (await Promise.all(Object.values(value).map(secretTexts))).flat();
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return commonWords.has(value) ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
