import type { Endpoint } from "../../atlas/list-inputs";
import { formatCount } from "../../expectations/count";
import type { Reads } from "./read-endpoints";
import { createFailedStep, createOkStep, type Step } from "./step";
import { diagnoseSunset } from "./sunset-step";

/** Says of each endpoint that was asked whether a gate could read it. One that the gate would not ask is a warning. */
export function diagnoseEndpoints(reads: Reads, needed: Endpoint, isAuto: boolean): readonly Step[] {
  return (["invites", "users"] as const).flatMap((endpoint): Step[] => {
    const read = reads[endpoint];
    const name = `/${endpoint}`;
    if (!read) return [];
    if (!read.failure) return [createOkStep(name, "the role allows reading it, and Atlas still serves it")];
    // With the endpoint "auto", a gate asks /users when /invites is gone.
    const isReplaced = isAuto && read.failure.code === "version-gone" && reads.users?.failure === null;
    const failed = createFailedStep(name, read.failure);
    return [endpoint === needed && !isReplaced ? failed : { ...failed, state: "warning" }];
  });
}

/** Says what Atlas announced, what is left of the rate limit, and how many invitations there are. */
export function diagnoseAnswers(
  reads: Reads,
  headers: ReadonlyMap<string, string> | undefined,
  now: Date,
): readonly Step[] {
  const { invites, users } = reads;
  const list = invites?.list ?? users?.list;
  const left = headers?.get("ratelimit-remaining");
  return [
    ...(invites?.list ? [diagnoseSunset(invites.list.sunset, now)] : []),
    createOkStep(
      "rate limit",
      left === undefined ? "Atlas does not say how many requests are left" : `${left} requests left`,
    ),
    ...(list ? [createOkStep("invitations", `${formatCount(list.invitations.length, "invitation")} found`)] : []),
  ];
}
