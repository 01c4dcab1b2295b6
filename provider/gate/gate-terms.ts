import * as pulumi from "@pulumi/pulumi";
import { describeError } from "../error-message";
import type { Expectation } from "../expectations/expectation";
import { requireExpectations } from "../expectations/require-expectations";
import { plainError, withPlainErrors } from "../plain-error";
import type { ReadFailure } from "../verdict/verdict";
import { prepareWaivers, type ReadyWaiver } from "../waivers/ready-waiver";
import type { Waiver } from "../waivers/waiver";
import { type SettledInput, settleInput } from "./settle-input";

/** What a gate is told to judge by: plain values, or outputs and promises of them. */
export interface GivenTerms {
  readonly expectations?: pulumi.Input<readonly pulumi.Input<Expectation>[]> | undefined;
  readonly waivers?: pulumi.Input<readonly pulumi.Input<Waiver>[]> | undefined;
}

/** What a gate judges by, in order; nothing where something is wrong with it. */
export interface SettledTerms {
  readonly expectations: readonly Expectation[];
  readonly waivers: readonly ReadyWaiver[];
  /** All waivers that the gate was given, those that are meant for other gates too. */
  readonly givenWaivers: readonly Waiver[];
  /** What is wrong with it, or `null`. */
  readonly failure: ReadFailure | null;
}

/**
 * Makes ready what a gate judges by. Plain values are checked at once; what turns out to be wrong later is a failure of the
 * gate, which it has together with the others.
 *
 * @param gate the name of the gate
 * @param hasBaseline whether it expects something even without expectations
 * @throws an Error without a stack when a plain value is not as it must be
 */
export function settleTerms(gate: string, given: GivenTerms, hasBaseline: boolean): pulumi.Output<SettledTerms> {
  const { expectations = [], waivers = [] } = given;
  if (![expectations, waivers].some(isPendingList)) {
    return createShallowOutput<SettledTerms>(requireTerms(gate, expectations, waivers, hasBaseline));
  }
  requirePlainTerms(gate, expectations, waivers);
  // pulumi.all would copy, and this package knows its own expectations by their identity.
  return settleList(expectations).apply((ready) =>
    settleList(waivers).apply((accepted): SettledTerms => {
      if ("error" in ready) return createFailedTerms(`InvitationGate ${gate}: ${describeError(ready.error)}`);
      if ("error" in accepted) return createFailedTerms(`InvitationGate ${gate}: ${describeError(accepted.error)}`);
      try {
        return requireTerms(gate, ready.value, accepted.value, hasBaseline);
      } catch (error) {
        return createFailedTerms(describeError(error));
      }
    }),
  );
}

function createFailedTerms(message: string): SettledTerms {
  return { expectations: [], waivers: [], givenWaivers: [], failure: { code: "configuration", message } };
}

/** Whether a value is one that comes later. */
export function isPending(value: unknown): boolean {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

function isPendingList(list: unknown): boolean {
  return isPending(list) || (Array.isArray(list) && list.some(isPending));
}

/** Checks what is known of lists of which some is not. */
function requirePlainTerms(gate: string, expectations: unknown, waivers: unknown): void {
  const plain = (list: unknown) => {
    if (isPending(list)) return [];
    return Array.isArray(list) ? Array.from<unknown>(list).filter((item) => !isPending(item)) : list;
  };
  requireTerms(gate, plain(expectations), plain(waivers), true);
}

/** An output of a value as it is. */
function createShallowOutput<Value>(value: Value | Promise<Value> | pulumi.Output<Value>): pulumi.Output<Value> {
  return pulumi.output(undefined).apply(() => value) as pulumi.Output<Value>;
}

/** What a list holds once all of it is known, or the first error that it, or one of its items, rejects with. */
function settleList(list: unknown): pulumi.Output<SettledInput> {
  return settleInput(list).apply((settled) => {
    if ("error" in settled || !Array.isArray(settled.value)) return createShallowOutput(settled);
    return Array.from<unknown>(settled.value).reduce<pulumi.Output<SettledList>>(
      (before, item) => before.apply((some) => settleInput(item).apply((one) => withItem(some, one))),
      createShallowOutput<SettledList>({ value: [] }),
    );
  });
}

type SettledList = { readonly value: readonly unknown[] } | { readonly error: unknown };

function withItem(list: SettledList, item: SettledInput): SettledList {
  if ("error" in list) return list;
  return "error" in item ? item : { value: [...list.value, item.value] };
}

function requireTerms(gate: string, expectations: unknown, waivers: unknown, hasBaseline: boolean): SettledTerms {
  const whose = `InvitationGate ${gate}`;
  const ready = withPlainErrors(() => requireExpectations(whose, expectations));
  if (ready.length === 0 && !hasBaseline) {
    throw plainError(`${whose} expects nothing. Give it expectations, or baseline: true.`);
  }
  const given = waivers as readonly Waiver[];
  const accepted = withPlainErrors(() => prepareWaivers(given, { now: new Date(), gate }), `${whose}: `);
  // A copy, as the program may go on to use its list for something else.
  return { expectations: ready, waivers: accepted, givenWaivers: [...given], failure: null };
}
