import type { Answer } from "./answer";

/** What the emulator has for a request. */
export interface Reply {
  /** Whether the request came from somebody known. */
  readonly authenticated: boolean;
  /** Does what is asked and answers. Never called when a fault happens instead. */
  readonly answer: () => Answer;
}
