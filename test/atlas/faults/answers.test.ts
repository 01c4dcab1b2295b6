import { emulatorAccessToken } from "../../../provider/testing";
import { invitation } from "../../invitation";
import { acme, describeFaults } from "./fault-table";

/** An item as it is on the wire. */
const { status: _, ...item } = invitation({ orgId: acme });

const { accessToken: token } = emulatorAccessToken;

const body = (text: string) => [{ status: 200, body: text }];
const items = (...list: unknown[]) => body(JSON.stringify(list));
const as = (contentType: string | null) => [{ headers: { "Content-Type": contentType } }];

describeFaults("an answer 200 with", [
  {
    fault: "another version",
    plan: as("application/vnd.atlas.2025-02-19+json;charset=utf-8"),
    ends: [
      "response-refused",
      "The answer is application/vnd.atlas.2025-02-19+json;charset=utf-8 and not application/vnd.atlas.2023-01-01+json, " +
        "so it is not the list that was asked for. Check the base URL, and whether a proxy answers in place of Atlas.",
    ],
  },
  {
    fault: "an older version of /users, which lists no invitations",
    plan: as("application/vnd.atlas.2023-01-01+json;charset=utf-8"),
    options: { endpoint: "users" },
    ends: ["response-refused", "The answer is application/vnd.atlas.2023-01-01+json;charset=utf-8 and not"],
  },
  {
    fault: "no version",
    plan: as("application/json"),
    ends: ["response-refused", "The answer is application/json and"],
  },
  { fault: "no Content-Type", plan: as(null), ends: ["response-refused", "The answer is nothing and not"] },
  {
    fault: "the page of a captive portal",
    plan: [{ status: 200, body: "<html>Log in</html>", contentType: "text/html", beforeAuthentication: true }],
    ends: ["response-refused", "The server did not ask for the digest authentication that Atlas asks for (200)."],
  },
  {
    fault: "a list for everybody",
    plan: [{ status: 200, body: "[]", beforeAuthentication: true }],
    ends: ["response-refused", "The server did not ask for the digest authentication that Atlas asks for (200)."],
  },
  { fault: "no body", plan: body(""), ends: ["response-refused", "(the body is not JSON, or was cut short)"] },
  {
    fault: "half a body",
    plan: body('[{"id":"65'),
    ends: ["response-refused", "(the body is not JSON, or was cut short)"],
  },
  { fault: "HTML", plan: body("<html></html>"), ends: ["response-refused", "the body is not JSON"] },
  { fault: "null", plan: body("null"), ends: ["response-refused", "(the body: "] },
  { fault: "one object", plan: body(JSON.stringify(item)), ends: ["response-refused", "(the body: "] },
  {
    fault: "an envelope",
    plan: body(JSON.stringify({ status: 200, content: [] })),
    ends: ["response-refused", "(the body: is not a list), so it cannot be relied on."],
  },
  { fault: "an item that is none", plan: items(item, null), ends: ["response-refused", "([1]: "] },
  {
    fault: "an item without a username",
    plan: items(item, { ...item, username: undefined }),
    ends: ["response-refused", "([1].username: "],
  },
  {
    fault: "an empty username",
    plan: items({ ...item, username: "" }),
    ends: ["response-refused", "([0].username: is empty)"],
  },
  { fault: "no roles", plan: items({ ...item, roles: null }), ends: ["response-refused", "([0].roles: "] },
  {
    fault: "project roles as /users has them",
    plan: items({ ...item, groupRoleAssignments: [{ groupId: item.id, groupRoles: ["GROUP_OWNER"] }] }),
    ends: ["response-refused", "([0].groupRoleAssignments[0].groupRole: "],
  },
  {
    fault: "a date that is none",
    plan: items({ ...item, createdAt: "yesterday" }),
    ends: ["response-refused", "([0].createdAt: is not a date and time in UTC)"],
  },
  {
    fault: "another organization's invitation",
    plan: items({ ...item, orgId: "5f0000000000000000000009" }),
    ends: ["response-refused", "([0].orgId: it is another organization's)"],
  },
  {
    fault: "an invitation twice",
    plan: items(item, item),
    ends: ["response-refused", "([1]: a second invitation of the same address at the same time)"],
  },
  {
    fault: "a list longer than any organization has",
    plan: items(...Array(5001).fill(0)),
    ends: ["response-refused", "(the body: has more than 5000 elements)"],
  },
  {
    fault: "the access token among the roles, with its letters escaped",
    plan: body(
      JSON.stringify([{ ...item, roles: ["TOKEN"] }]).replace(
        "TOKEN",
        [...token].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join(""),
      ),
    ),
    options: { credentials: { accessToken: token } },
    ends: ["response-refused", "(it repeats the credentials it was asked with)"],
  },
  {
    fault: "a piece of the access token in a name",
    plan: items({ ...item, orgName: `Acme ${token.slice(0, 12)}` }),
    options: { credentials: { accessToken: token } },
    ends: ["response-refused", "(it repeats the credentials it was asked with)"],
  },
  {
    fault: "more than 4 MiB",
    plan: body(`[${" ".repeat(4 * 1024 * 1024)}]`),
    ends: [
      "response-refused",
      /^The answer of 127\.0\.0\.1:\d+ is larger than 4 MiB, and no list of Atlas is\. Check the base URL/,
    ],
  },
]);
