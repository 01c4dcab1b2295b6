import { expect } from "chai";
import type { AtlasError } from "../../../provider/atlas";
import type { GetPage } from "../../../provider/atlas/endpoints/get-page";
import { completeListQuery, type ListQuery } from "../../../provider/atlas/list-query";
import { createSecrets } from "../../../provider/atlas/secrets/secrets";
import { httpResponse } from "../http-response";

/** What was asked for. */
export interface PageRequest {
  readonly endpoint: string;
  readonly url: string;
  readonly version: string;
}

/** What to ask for. */
export function listQuery(options: Record<string, unknown>): ListQuery {
  return completeListQuery(options, createSecrets());
}

/** Serves these bodies, one after the other, and writes down what was asked for. */
export function servePages(bodies: readonly string[], requests: PageRequest[] = []): GetPage {
  const left = [...bodies];
  return async (endpoint, url, version) => {
    requests.push({ endpoint, url: url.href, version });
    return httpResponse(left.shift() ?? expect.fail("it asked too often"));
  };
}

/** The message of a refusal; anything else fails. */
export async function refusal(reading: Promise<unknown>): Promise<string> {
  const error: AtlasError = await reading.then(
    () => expect.fail("it resolved"),
    (reason) => reason,
  );
  expect(error).to.have.property("code", "response-refused");
  return error.message;
}
