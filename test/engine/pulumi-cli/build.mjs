import { mkdir } from "node:fs/promises";
import { writeCompanions } from "./companions.mjs";
import { pinnedParts } from "./parts.mjs";

/**
 * Finds the engine that Go has built before, when all of it is of the pinned versions.
 *
 * @returns {Promise<string | undefined>} the folder that holds `pulumi`
 */
export async function builtPulumi({ folder }) {
  const parts = await pinnedParts(folder);
  for (const part of parts) if (!(await part.isThere())) return undefined;
  await writeCompanions(folder, parts);
  return folder;
}

/**
 * Builds with Go what is not there in the pinned version, and puts the stand-in language hosts beside it.
 *
 * @returns {Promise<string>} the folder that holds `pulumi`
 * @throws {Error} when a build fails
 */
export async function buildPulumi({ folder, env, log }) {
  await mkdir(folder, { recursive: true });
  const parts = await pinnedParts(folder);
  for (const part of parts) if (!(await part.isThere())) await part.make({ env, log });
  await writeCompanions(folder, parts);
  return folder;
}
