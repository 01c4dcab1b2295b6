import type { InvitationFixture } from "../../provider/testing";
import { fresh, inDays, stale } from "./acme";
import type { StackOptions } from "./stack";
import type { AcmeStack } from "./use-acme-stack";

/** An invitation whose only fault is its age. */
export const old: InvitationFixture = {
  ...fresh,
  id: "65000000000000000000000d",
  username: "eve@acme.com",
  sentDaysAgo: 20,
};

/** What all waivers of the tests say, but for what they waive. */
export const waiver = {
  username: stale.username,
  reason: "on parental leave",
  owner: "carol@acme.com",
  expires: inDays(60),
};

/** They waive all that is wrong with {@link stale}. */
export const waivers = ["max-age", "allowed-domains", "forbidden-roles"].map((expectation) => ({
  ...waiver,
  expectation,
}));

/** Creates a stack of the program `adopted`, whose gates are made of these settings. */
export function startAdopted(acme: AcmeStack, settings: object, options: Partial<StackOptions> = {}): Promise<void> {
  return acme.start("test/engine/programs/adopted", {
    ...options,
    config: { settings: JSON.stringify(settings), ...options.config },
  });
}
