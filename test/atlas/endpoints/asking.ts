import { expect } from "chai";
import type { AtlasError } from "../../../provider/atlas";
import type { Ask } from "../../../provider/atlas/endpoints/ask";

/** What was asked. */
export interface Asked {
  readonly endpoint: string;
  readonly url: string;
  readonly version: string;
}

/** Answers with these bodies, one after the other, and writes down what was asked. */
export function asking(bodies: readonly string[], asked: Asked[] = []): Ask {
  const left = [...bodies];
  return async (endpoint, url, version) => {
    asked.push({ endpoint, url: url.href, version });
    return { status: 200, header: () => undefined, body: left.shift() ?? expect.fail("it asked too often") };
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
