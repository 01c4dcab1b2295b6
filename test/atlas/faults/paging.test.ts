import { invitedUser as user } from "../invited-user";
import { describeFaults, forever } from "./fault-table";

const options = { endpoint: "users" } as const;

const numbered = (length: number) =>
  Array.from({ length }, (_, index) => ({ ...user, username: `u${index}@acme.com` }));
const page = (results: unknown[], rest = {}) => ({ body: JSON.stringify({ results, totalCount: 20, ...rest }) });

describeFaults("a list in pages", [
  { fault: "of 7, although 500 were asked for", emulator: { largestPage: 7 }, options, ends: "complete" },
  { fault: "of 1", emulator: { largestPage: 1 }, options, ends: "complete" },
  { fault: "of exactly the length of the list", emulator: { largestPage: 20 }, options, ends: "complete" },
  {
    fault: "with a count that only the first page reaches",
    plan: [page([user], { totalCount: 1 })],
    emulator: { largestPage: 7 },
    options,
    ends: ["response-refused", "page 2 holds 7 invitations, the pages before it 1 to 1"],
  },
  {
    fault: "with less than it counts",
    plan: [page(numbered(3))],
    options,
    ends: [
      "response-refused",
      "it lists 3 and its totalCount is 20; if it was changed meanwhile, run again), so it cannot be relied on.",
    ],
  },
  {
    fault: "that ends too early",
    plan: [{ skip: 1, ...page([], { totalCount: 20 }) }],
    emulator: { largestPage: 7 },
    options,
    ends: ["response-refused", "it lists 7 and its totalCount is 20"],
  },
  {
    fault: "that are always the first",
    plan: [{ ...forever, ...page(numbered(3)) }],
    options,
    ends: ["response-refused", "page 2: results[0]: a second invitation of the same address at the same time"],
  },
  {
    fault: "that overlap",
    plan: [
      {
        skip: 1,
        ...page([
          ...numbered(2),
          { ...user, username: "user-03@acme.com", invitationCreatedAt: "2026-11-01T00:00:00Z" },
        ]),
      },
    ],
    emulator: { largestPage: 5 },
    options,
    ends: ["response-refused", "page 2: results[2]: a second invitation"],
  },
  {
    fault: "with an item that does not parse",
    plan: [page([...numbered(17), { ...user, username: 7 }])],
    options,
    ends: ["response-refused", "(page 1: results[17].username: "],
  },
  {
    fault: "with an active user",
    plan: [page([{ ...user, orgMembershipStatus: "ACTIVE" }])],
    options,
    ends: ["response-refused", "(page 1: results[0].orgMembershipStatus: is not PENDING, which was asked for)"],
  },
  {
    fault: "in an envelope",
    plan: [{ body: JSON.stringify({ status: 200, content: { results: [] } }) }],
    options,
    ends: ["response-refused", "(page 1: results: "],
  },
  {
    fault: "of which the second is of another version",
    plan: [{ skip: 1, contentType: "application/vnd.atlas.2023-01-01+json;charset=utf-8" }],
    emulator: { largestPage: 7 },
    options,
    ends: ["response-refused", "The answer is application/vnd.atlas.2023-01-01+json;charset=utf-8 and not"],
  },
  {
    fault: "of which the second fails once",
    plan: [{ skip: 1, status: 503, retryAfterSeconds: 0 }],
    emulator: { largestPage: 7 },
    options,
    ends: "complete",
  },
  {
    fault: "of which the second is cut short once",
    plan: [{ skip: 1, cutAfterBytes: 100 }],
    emulator: { largestPage: 7 },
    options,
    ends: "complete",
  },
  {
    fault: "of which the second is never served",
    plan: [{ skip: 1, status: 503, ...forever }],
    emulator: { largestPage: 7 },
    options: { ...options, maxRetries: 0 },
    ends: ["unavailable", "is unavailable (503 SERVICE_UNAVAILABLE)"],
  },
  {
    fault: "of which the second is no JSON",
    plan: [{ skip: 1, body: "{" }],
    emulator: { largestPage: 7 },
    options,
    ends: ["response-refused", "(page 2: the body is not JSON, or was cut short)"],
  },
]);
