import type { ServerResponse } from "node:http";
import { type Answer, createErrorAnswer, withHeaders } from "../endpoints/answer";
import type { AnswerFault, DropFault, Fault } from "./fault";

/** How a request ends: with an answer, whole or cut short, or with none. */
export type Delivery =
  | {
      readonly delayMilliseconds: number;
      readonly answer: Answer;
      /** How many bytes of the body are sent before the connection is closed, or null to send all and keep it. */
      readonly cutAfterBytes: number | null;
    }
  | { readonly delayMilliseconds: number; readonly drop: DropFault["drop"] };

/** Decides how a request ends, from the answer it deserves and the fault that happens to it, perhaps instead of it. */
export function planDelivery(
  answer: () => Answer,
  fault: Fault | null,
  path: string,
  withChallenge: (answer: Answer) => Answer,
): Delivery {
  const delayMilliseconds = fault?.delayMilliseconds ?? 0;
  if (!fault) return { delayMilliseconds, answer: withChallenge(answer()), cutAfterBytes: null };
  if (fault.drop !== undefined) return { delayMilliseconds, drop: fault.drop };
  const base = withChallenge(withStatus(answer, fault, path));
  const headers = {
    ...(fault.contentType === undefined ? {} : { "Content-Type": fault.contentType }),
    ...(fault.retryAfterSeconds === undefined ? {} : { "Retry-After": String(fault.retryAfterSeconds) }),
  };
  const changed = withHeaders(withHeaders(base, headers), fault.headers ?? {});
  return {
    delayMilliseconds,
    answer: { ...changed, body: fault.body ?? changed.body },
    cutAfterBytes: fault.cutAfterBytes ?? null,
  };
}

function withStatus(answer: () => Answer, fault: AnswerFault, path: string): Answer {
  if (fault.status === undefined) return answer();
  return fault.status >= 400 ? createErrorAnswer(fault.status, path, fault) : { ...answer(), status: fault.status };
}

/** Carries a delivery out. Calls `onStatus` when a status goes out, which it never does when the connection is dropped. */
export function deliver(delivery: Delivery, response: ServerResponse, onStatus: (status: number) => void): void {
  const finish = () => finishDelivery(delivery, response, onStatus);
  if (delivery.delayMilliseconds === 0) {
    finish();
    return;
  }
  const timer = setTimeout(finish, delivery.delayMilliseconds);
  response.once("close", () => clearTimeout(timer));
}

function finishDelivery(delivery: Delivery, response: ServerResponse, onStatus: (status: number) => void): void {
  if ("drop" in delivery) {
    if (delivery.drop === "reset") response.socket?.resetAndDestroy();
    return;
  }
  const { answer, cutAfterBytes } = delivery;
  const body = Buffer.from(answer.body);
  onStatus(answer.status);
  response.writeHead(answer.status, { "Content-Length": body.length, ...answer.headers });
  if (cutAfterBytes === null) {
    response.end(body);
    return;
  }
  response.flushHeaders();
  if (cutAfterBytes > 0) response.write(body.subarray(0, cutAfterBytes));
  response.socket?.destroySoon();
}
