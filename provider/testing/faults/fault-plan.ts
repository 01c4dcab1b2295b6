import { validateHeaderName, validateHeaderValue } from "node:http";
import { type Endpoint, isOAuthEndpoint } from "../endpoints/route";
import type { Fault } from "./fault";

/** What decides whether a fault fits a request. */
export interface FaultTarget {
  readonly endpoint: Endpoint | null;
  readonly orgId: string | null;
  readonly authenticated: boolean;
}

/** The faults that are still to happen. */
export interface FaultPlan {
  add(fault: Fault): void;
  /** The fault that happens to a request, the first that fits and has skipped its requests, or null. Uses it up once. */
  take(target: FaultTarget): Fault | null;
  clear(): void;
}

interface PlannedFault {
  readonly fault: Fault;
  readonly skip: number;
  readonly left: number;
}

/** Holds the plan of faults. */
export function createFaultPlan(): FaultPlan {
  let planned: readonly PlannedFault[] = [];
  return {
    add(fault) {
      checkFault(fault);
      planned = [...planned, { fault, skip: fault.skip ?? 0, left: fault.times ?? 1 }];
    },
    take(target) {
      const fitting = planned.filter(({ fault }) => fits(fault, target));
      const next = fitting.find(({ skip }) => skip === 0);
      planned = planned
        .map((entry) => {
          if (entry === next) return { ...entry, left: entry.left - 1 };
          return fitting.includes(entry) ? { ...entry, skip: Math.max(0, entry.skip - 1) } : entry;
        })
        .filter(({ left }) => left > 0);
      return next?.fault ?? null;
    },
    clear() {
      planned = [];
    },
  };
}

function fits(fault: Fault, { endpoint, orgId, authenticated }: FaultTarget): boolean {
  const isItsEndpoint = fault.endpoint === undefined ? !isOAuthEndpoint(endpoint) : fault.endpoint === endpoint;
  const isItsOrganization = fault.orgId === undefined || fault.orgId === orgId;
  return isItsEndpoint && isItsOrganization && (fault.beforeAuthentication || authenticated);
}

/** Refuses at once what could never happen, or would make the server throw in the middle of a request. */
function checkFault(fault: Fault): void {
  const { times = 1, skip = 0, delayMilliseconds = 0, endpoint = null, orgId } = fault;
  if (!(times >= 1)) throw new RangeError(`times must be 1 or more. Received: ${times}`);
  if (!Number.isInteger(skip) || skip < 0)
    throw new RangeError(`skip must be a whole number from 0. Received: ${skip}`);
  if (!(delayMilliseconds >= 0 && delayMilliseconds < 2 ** 31)) {
    throw new RangeError(`delayMilliseconds must be from 0 to some days. Received: ${delayMilliseconds}`);
  }
  if (orgId !== undefined && isOAuthEndpoint(endpoint)) {
    throw new TypeError(`A fault of the endpoint ${endpoint} can have no orgId. Received: ${orgId}`);
  }
  if (fault.drop !== undefined) return;
  const { status = 200, contentType = "", retryAfterSeconds = 0, headers = {} } = fault;
  if (!(retryAfterSeconds >= 0)) {
    throw new RangeError(`retryAfterSeconds must be 0 or more. Received: ${retryAfterSeconds}`);
  }
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new RangeError(`status must be a whole number from 200 to 599. Received: ${status}`);
  }
  for (const [name, value] of Object.entries({ ...headers, "Content-Type": contentType })) {
    validateHeaderName(name);
    validateHeaderValue(name, value ?? "");
  }
}
