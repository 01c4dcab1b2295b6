import { validateHeaderName, validateHeaderValue } from "node:http";
import type { Fault } from "./fault";

/** The faults that are still to happen. */
export interface FaultPlan {
  add(fault: Fault): void;
  /** The fault that happens to a request, the first that fits, or null. Each call uses one up. */
  take(request: { readonly orgId: string | null; readonly authenticated: boolean }): Fault | null;
  clear(): void;
}

/** Holds the plan of faults. */
export function createFaultPlan(): FaultPlan {
  let planned: readonly { readonly fault: Fault; readonly left: number }[] = [];
  return {
    add(fault) {
      checkFault(fault);
      planned = [...planned, { fault, left: fault.times ?? 1 }];
    },
    take({ orgId, authenticated }) {
      const next = planned.find(
        ({ fault }) =>
          (fault.orgId === undefined || fault.orgId === orgId) && (fault.beforeAuthentication || authenticated),
      );
      if (!next) return null;
      planned = planned
        .map((entry) => (entry === next ? { ...entry, left: entry.left - 1 } : entry))
        .filter(({ left }) => left > 0);
      return next.fault;
    },
    clear() {
      planned = [];
    },
  };
}

/** Refuses at once what would otherwise make the server throw in the middle of a request. */
function checkFault(fault: Fault): void {
  if (!((fault.times ?? 1) >= 1)) throw new RangeError(`times must be 1 or more. Received: ${fault.times}`);
  if (fault.drop !== undefined) return;
  const { status = 200, contentType = "", headers = {} } = fault;
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new RangeError(`status must be a whole number from 200 to 599. Received: ${status}`);
  }
  for (const [name, value] of Object.entries({ ...headers, "Content-Type": contentType })) {
    validateHeaderName(name);
    validateHeaderValue(name, value ?? "");
  }
}
