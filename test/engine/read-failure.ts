import { expect } from "chai";
import { acmeId } from "./acme";
import type { AcmeStack } from "./use-acme-stack";

/** The data source of a program that names it after the first organization, as Pulumi names its line. */
export const acmeDataSource = "pulumi-nodejs:dynamic/atlas-invitations:PendingOrgInvitations (acme)";

/** How what a user reads of a failed read begins. */
export const unread = `error: Preview failed: The invitations of organization ${acmeId} could not be read.`;

/** Runs a preview that has to fail, and resolves to what the user reads on the line of the data source. */
export async function readFailure(acme: AcmeStack): Promise<string> {
  const { told, output } = await acme.run(1, "preview");
  expect(output).to.not.match(/^\s+at /m);
  expect(told[acmeDataSource], output).to.have.length(1);
  return told[acmeDataSource]?.[0] ?? "";
}
