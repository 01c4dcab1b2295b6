import { AtlasError } from "../atlas/atlas-error";
import { type AtlasClient, createAtlasClient } from "../atlas/client";
import { findSources } from "../atlas/settings/find-sources";
import { type Terminal, warn } from "./terminal";

/**
 * Makes the one client of a command, which reads organizations with the credentials of the environment.
 *
 * @param onNotice takes what the client notices; by default the terminal shows each line once
 */
export function createInvitationClient(terminal: Terminal, onNotice = warnOnce(terminal)): AtlasClient {
  const client = createAtlasClient({
    sources(place) {
      if (place.configNamespace) throw namespaceError(place.configNamespace);
      return findSources(place, terminal.environment);
    },
    // Until it is closed: a command takes its time between two reads, and then ends at once.
    idleSeconds: 60,
    onNotice,
  });
  terminal.beforeEnd.add(client.close);
  return client;
}

function warnOnce(terminal: Terminal): (line: string) => void {
  const noticed = new Set<string>();
  return (line) => {
    if (!noticed.has(line)) warn(terminal, line);
    noticed.add(line);
  };
}

/** Makes the error for credentials that only Pulumi has: others would be those of another organization. */
export function namespaceError(namespace: string): AtlasError {
  return new AtlasError(
    "configuration",
    `The credentials of this organization are in the namespace ${namespace} of a stack's config, which only Pulumi reads. ` +
      "Give the organization an environmentPrefix instead of the configNamespace.",
  );
}
