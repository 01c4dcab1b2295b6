import path from "node:path";
import type { PolicyConfigSchema, StackValidationPolicy } from "@pulumi/policy";
import { makePrintable } from "../atlas/printable";
import type { DocumentGate } from "../document/gates-document";
import { judgeOrganization } from "../document/judge-organization";
import { readGatesFile } from "../document/parse-gates-document";
import { parseGatesData } from "../document/read-gates";
import { describeError } from "../error-message";
import { describeFailures, describeVerdict } from "../report/text";
import { withStackClient } from "../stack-client";

type PolicyConfig = Readonly<Record<string, unknown>>;

const configSchema: PolicyConfigSchema = {
  properties: {
    file: {
      type: "string",
      description:
        "A document of gates, such as atlas-invitations.yaml, relative to the folder that pulumi is started in.",
    },
    version: { type: "integer", const: 1, description: "The version of this form of document." },
    expectations: {
      type: "array",
      description: "What is expected of every organization: entries such as { maxAge: { days: 14 } }.",
      items: { type: "object", minProperties: 1, maxProperties: 1 },
    },
    organizations: {
      type: "object",
      description: "The organizations, each by a name of your own.",
      additionalProperties: { type: "object" },
    },
  },
};

/** Checks whether the pending invitations of the organizations in its config are as expected. */
export const pendingInvitations: StackValidationPolicy = {
  name: "pending-invitations",
  description: "Checks whether the pending invitations of MongoDB Atlas organizations are as expected.",
  enforcementLevel: "mandatory",
  configSchema,
  validateStack: async ({ getConfig }, reportViolation) => {
    const now = new Date();
    let gates: readonly DocumentGate[];
    try {
      gates = readConfig(getConfig<PolicyConfig>(), now);
    } catch (error) {
      reportViolation(`No invitation was looked at. ${describeError(error)}`);
      return;
    }
    const judged = await withStackClient((client) =>
      Promise.all(gates.map((gate) => judgeOrganization(client, gate, now))),
    );
    for (const verdict of judged) {
      // A pack writes no report that could list what is left out.
      const { warning, info } = describeVerdict(verdict, { now, most: Number.POSITIVE_INFINITY });
      const name = makePrintable(verdict.gate);
      for (const failure of describeFailures(verdict, { now })) reportViolation(`${name}: ${failure}`);
      if (warning !== null) console.warn(`${name}: warning: ${warning}`);
      if (info !== null) console.log(`${name}: ${info}`);
    }
  },
};

/** The config of a policy is a document of gates, or names one. */
function readConfig(config: PolicyConfig, now: Date): readonly DocumentGate[] {
  const { file, ...data } = config;
  // A pack runs in its own folder, and only the shell's variable remembers where the user is.
  const folder = process.env.PWD ?? process.cwd();
  if (typeof file !== "string") {
    if (Object.keys(data).length === 0) {
      throw new Error(
        "This policy has no config. Give it organizations and expectations, or a file, with --policy-pack-config; " +
          'or leave it out: { "pending-invitations": "disabled" }.',
      );
    }
    return parseGatesData({ version: 1, ...data }, { folder, now });
  }
  const [other] = Object.keys(data);
  if (other !== undefined)
    throw new Error(`Its config names a file, so there can be no ${makePrintable(other)} beside it.`);
  return readGatesFile(path.resolve(folder, file), now);
}
