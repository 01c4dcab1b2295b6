import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { createFailedStep, createOkStep, type Step } from "./step";

/** What resolves a name to its addresses. */
export type Resolve = (name: string) => Promise<readonly { readonly address: string }[]>;

/** As the connection itself resolves names: with the file of hosts and the search list of this machine. */
const resolveAsConnected: Resolve = (name) => lookup(name, { all: true });

/**
 * Says which addresses the name of Atlas resolves to. Through a proxy this machine never asks, and need not be able to.
 *
 * @param baseUrl the base URL of Atlas
 * @param hosts the hosts, and ports, that connections were opened to
 */
export async function diagnoseDns(
  baseUrl: string,
  hosts: ReadonlySet<string>,
  resolve: Resolve = resolveAsConnected,
): Promise<Step> {
  const { host, hostname } = new URL(baseUrl);
  const name = hostname.replace(/^\[|\]$/g, "");
  const proxy = [...hosts].find((connected) => connected !== host);
  if (proxy !== undefined) return createLeftOutStep(`as the proxy ${proxy} resolves ${name}`);
  if (isIP(name) !== 0) return createLeftOutStep(`as ${name} is an address already`);
  if (hosts.size === 0) return createLeftOutStep("as no new connection was opened");
  try {
    const addresses = (await resolve(name)).map(({ address }) => address);
    return createOkStep("DNS", `${name} resolves to ${addresses.join(", ")}`);
  } catch (error) {
    const message =
      `${name} resolves to no address (${getCode(error)}). Check the base URL and the name servers of this machine. ` +
      "Where only a proxy leads out, set HTTPS_PROXY.";
    return createFailedStep("DNS", { code: "unavailable", message });
  }
}

function createLeftOutStep(said: string): Step {
  return { name: "DNS", state: "left out", said };
}

function getCode(error: unknown): string {
  const { code = "no reason given" }: { code?: unknown } = Object(error);
  return String(code);
}
