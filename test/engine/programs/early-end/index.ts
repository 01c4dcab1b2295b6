import * as pulumi from "@pulumi/pulumi";
import { InvitationGate, maxAge } from "pulumi-atlas-invitations";

const config = new pulumi.Config();

const orgId = config.require("orgId");
const gate = new InvitationGate("acme", { orgId, expectations: [maxAge({ days: 14 })] });

/** What a program can be told of an error that nobody handles. */
const events = process as NodeJS.EventEmitter;
const names = ["uncaughtException", "unhandledRejection"];

/** Ways in which a program can end as if nothing had failed. */
const ways: Record<string, () => unknown> = {
  "exits at once": () => process.exit(0),
  "exits once there is a verdict": () => gate.verdict.apply(() => process.exit(0)),
  "exits on an error": () => {
    for (const name of names) events.prependListener(name, () => process.exit(0));
  },
  "swallows what a gate throws": () => {
    try {
      new InvitationGate("empty", { orgId, expectations: [] });
    } catch {}
  },
  "swallows every error": () => {
    for (const name of names) events.removeAllListeners(name).on(name, () => undefined);
  },
};

ways[config.require("way")]?.();
