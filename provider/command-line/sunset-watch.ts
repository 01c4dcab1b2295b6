import type { InvitationReader } from "../document/judge-organization";

/** Remembers what Atlas announces of the end of an endpoint. */
export interface SunsetWatch {
  /** Reads as another reader does, and remembers what its answers announce. */
  through(reader: InvitationReader): InvitationReader;
  /** The announced end, as an ISO 8601 date and time, or `null` when no answer named one. */
  sunset(): string | null;
}

/** Starts with nothing announced. */
export function watchSunset(): SunsetWatch {
  let announced: string | null = null;
  return {
    through: (reader) => ({
      async list(orgId, inputs) {
        const list = await reader.list(orgId, inputs);
        announced ??= list.sunset;
        return list;
      },
    }),
    sunset: () => announced,
  };
}
