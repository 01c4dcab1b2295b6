import type { InvitationReader } from "../document/judge-organization";

/** A reader that remembers what Atlas has announced of the end of an endpoint. */
export interface SunsetReader extends InvitationReader {
  /** The announced end, as an ISO 8601 date and time, or `null` when no answer named one. */
  sunset(): string | null;
}

/** Reads as another reader does, and remembers the announced end of the endpoint that answered. */
export function sunsetReader(reader: InvitationReader): SunsetReader {
  let announced: string | null = null;
  return {
    async list(orgId, inputs) {
      const list = await reader.list(orgId, inputs);
      announced ??= list.sunset;
      return list;
    },
    sunset: () => announced,
  };
}
