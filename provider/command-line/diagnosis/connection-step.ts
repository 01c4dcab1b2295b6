import type { ObservedConnection } from "./observation";
import { createOkStep, type Step } from "./step";

/**
 * Says what was connected to, and whether a proxy stands between.
 *
 * @param host the host, and port, of Atlas
 */
export function diagnoseConnection(connection: ObservedConnection | null, host: string): Step {
  if (!connection) return createOkStep("connection", `to ${host}, opened before`);
  const address = connection.address === null ? "" : ` (${connection.address})`;
  const tls = connection.tls === null ? "without TLS" : `${connection.tls}, its certificate is trusted`;
  const isDirect = connection.host === host;
  const way = isDirect
    ? `to ${host}${address}, without a proxy`
    : `to ${host} through the proxy ${connection.host}${address}`;
  return createOkStep("connection", isDirect ? `${way}, ${tls}` : way);
}
