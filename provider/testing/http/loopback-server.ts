import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Starts to listen on 127.0.0.1 and answers the port; 0 asks for any free one. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Stops listening and closes every connection, also one that waits for an answer. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // The one error there can be says that the server is closed already.
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
