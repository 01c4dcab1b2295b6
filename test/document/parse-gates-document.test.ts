import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { parseGatesDocument, readGatesFile } from "../../provider/document/parse-gates-document";
import { parseGatesData } from "../../provider/document/read-gates";
import { allowedDomains, forbiddenRoles, maxAge, maxCount } from "../../provider/index";
import { recallSource } from "../../provider/waivers/waiver-source";
import { now } from "../invitation";

const orgId = "5f0000000000000000000001";
const waiver = {
  username: "dan@acme.com",
  expectation: "max-age",
  reason: "on leave",
  owner: "ann",
  expires: "2026-12-31",
};

/** A document of one organization, whose lines come from the third on. */
function ofAcme(...lines: string[]): string {
  return ["version: 1", "organizations:", "  acme:", `    orgId: ${orgId}`, ...lines.map((line) => `    ${line}`)].join(
    "\n",
  );
}

const some = "expectations: [{ maxAge: { days: 14 } }]";

function parse(text: string, folder?: string) {
  return parseGatesDocument(text, { file: "gates/atlas.yaml", folder, now });
}

/** What there is to compare: functions are the same only when they are one. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe("a document of gates", () => {
  it("makes the gates that a program would make, in their order, each with its line", () => {
    const gates = parse(`
version: 1
expectations:
  - maxAge: { days: 14 }
  - allowedDomains: { domains: [acme.com, "*.acme.com"] }
  - forbiddenRoles: { roles: [ORG_OWNER], enforcementLevel: advisory }
organizations:
  swing:
    orgId: 5f0000000000000000000002
    statuses: [PENDING, INVITATION_EXPIRED]
    usernames: masked
    environmentPrefix: SWING_
  acme:
    orgId: ${orgId}
    expectations: [{ maxCount: { most: 5 } }]
    waivers:
      - { username: dan@acme.com, expectation: max-age, reason: on leave, owner: ann, expires: 2026-12-31 }
`);
    const shared = [
      maxAge({ days: 14 }),
      allowedDomains(["acme.com", "*.acme.com"]),
      forbiddenRoles(["ORG_OWNER"], { enforcementLevel: "advisory" }),
    ];
    expect(plain(gates)).to.deep.equal(
      plain([
        {
          name: "swing",
          inputs: {
            orgId: "5f0000000000000000000002",
            statuses: ["PENDING", "INVITATION_EXPIRED"],
            usernames: "masked",
            environmentPrefix: "SWING_",
          },
          expectations: shared,
          waivers: [],
          location: { file: "gates/atlas.yaml", line: 8 },
        },
        {
          name: "acme",
          inputs: { orgId },
          expectations: [...shared, maxCount(5)],
          waivers: [waiver],
          location: { file: "gates/atlas.yaml", line: 13 },
        },
      ]),
    );
  });

  it("is JSON as well, and a list of its lines as data", () => {
    const document = { version: 1, expectations: [{ maxAge: { days: 14 } }], organizations: { acme: { orgId } } };
    const [gate] = parse(JSON.stringify(document, null, 2));
    expect(gate?.location).to.deep.equal({ file: "gates/atlas.yaml", line: 11 });
    const [same] = parseGatesData(document, { folder: ".", now });
    expect(plain({ ...gate, location: null })).to.deep.equal(plain(same));
  });

  it("permits anchors, and one organization in two gates", () => {
    const gates = parse(`version: 1
organizations:
  acme: &acme { orgId: ${orgId}, expectations: [{ maxAge: { days: 14 } }] }
  again: *acme`);
    expect(gates.map(({ name, location }) => [name, location?.line])).to.deep.equal([
      ["acme", 3],
      ["again", 4],
    ]);
  });

  const bomb = [
    "a: &a [1]",
    ..."bcdefghi".split("").map((name, index) => {
      const before = "abcdefghi"[index];
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(", ")}]`;
    }),
  ].join("\n");

  for (const [what, text, error] of [
    [
      "an empty document",
      "",
      "1: the document must be a document of gates, with version: 1 and organizations. Received: null",
    ],
    [
      "broken YAML",
      "version: 1\norganizations: [",
      "2: Flow sequence in block collection must be sufficiently indented and end with a ].",
    ],
    ["an unknown tag", "version: !one 1", "1: Unresolved tag: !one."],
    [
      "another version",
      "version: 2\ngates: []",
      "1: version must be 1, the one version that this release of pulumi-atlas-invitations reads. Received: 2",
    ],
    ["no version", `organizations: { acme: { orgId: ${orgId}, ${some} } }`, "1: version must be 1. Received: nothing"],
    [
      "no organization",
      `version: 1\n${some}\norganizations: {}`,
      "3: organizations must hold an organization, at least one.",
    ],
    [
      "an unknown name",
      "version: 1\norganisations: {}",
      "2: organisations is not known here (did you mean organizations?). There is: $schema, version, expectations, organizations.",
    ],
    [
      "an unknown name of an organization",
      ofAcme(some, "status: [PENDING]"),
      "6: organizations.acme.status is not known here (did you mean statuses?). There is: orgId, expectations, waivers, statuses, username, endpoint, baseUrl, usernames, timeoutSeconds, maxRetries, environmentPrefix, configNamespace.",
    ],
    [
      "an unknown expectation",
      ofAcme("expectations:", "  - maxage: { days: 14 }"),
      "6: organizations.acme.expectations[0].maxage is not known here (did you mean maxAge?). There is: maxAge, expiresWithin, allowedDomains, forbiddenRoles, allowedInviters, maxCount, onlyExpected, noneExpired, noneRejected.",
    ],
    [
      "an unknown argument",
      ofAcme("expectations:", "  - maxAge:", "      day: 14"),
      "7: organizations.acme.expectations[0].maxAge.day is not known here (did you mean days?). There is: days, enforcementLevel.",
    ],
    [
      "an argument out of range",
      ofAcme("expectations:", "  - maxAge:", "      days: 31"),
      "7: organizations.acme.expectations[0].maxAge.days must be a number above 0 and at most 30. Received: 31",
    ],
    [
      "what only the expectation refuses",
      ofAcme("expectations:", "  - allowedDomains: { domains: [acme] }"),
      '6: organizations.acme.expectations[0].allowedDomains needs domains such as acme.com or *.acme.com. Received: "acme"',
    ],
    [
      "a misspelt level",
      ofAcme("expectations: [{ maxCount: { most: 1, enforcementLevel: advisroy } }]"),
      '5: organizations.acme.expectations[0].maxCount.enforcementLevel must be "mandatory" or "advisory" (did you mean advisory?). Received: "advisroy"',
    ],
    [
      "an entry of two expectations",
      ofAcme("expectations: [{ maxCount: { most: 1 }, maxAge: { days: 1 } }]"),
      '5: organizations.acme.expectations[0] must have exactly one name, such as { maxAge: { days: 14 } }. Received: {"maxAge":{"days":1},"maxCount":{"most":1}}',
    ],
    [
      "an organization that expects nothing",
      ofAcme(),
      "3: organizations.acme expects nothing. Give it expectations, or give some to every organization.",
    ],
    [
      "two organizations of one name",
      `${ofAcme(some)}\n  acme: { orgId: ${orgId} }`,
      "6: this name stands here twice.",
    ],
    [
      "a name that a schema would skip",
      ofAcme(some).replace("acme", "__proto__"),
      "3: organizations.__proto__ must have another name than this.",
    ],
    [
      "an id that YAML takes for a number",
      ofAcme(some).replace(orgId, "650000000000000000000001"),
      "4: organizations.acme.orgId must be in quotes, as YAML takes it for a number. Received: 6.5e+23",
    ],
    [
      "an id that is none",
      ofAcme(some).replace(orgId, "acme"),
      '4: organizations.acme.orgId must be 24 hexadecimal digits in lower case. Received: "acme"',
    ],
    [
      "a namespace and a prefix",
      ofAcme(some, "configNamespace: acme", "environmentPrefix: ACME_"),
      "3: organizations.acme takes configNamespace or environmentPrefix, not both.",
    ],
    [
      "a masked address that stays as it is",
      ofAcme(some, "usernames: masked", "username: ann@acme.com"),
      "3: organizations.acme takes username or usernames: masked, not both, as username stays as it is.",
    ],
    [
      "a status that the endpoint does not list",
      ofAcme(some, "endpoint: invites", "statuses: [PENDING, INVITATION_EXPIRED]"),
      '6: organizations.acme.endpoint must be "users" or "auto" for the status INVITATION_EXPIRED, which /invites does not list. Received: "invites"',
    ],
    [
      "an expectation that nothing is read for",
      ofAcme("expectations: [{ noneExpired: {} }]"),
      '3: organizations.acme.statuses must contain INVITATION_EXPIRED, without which none-expired has nothing to look at. Received: ["PENDING"]',
    ],
    [
      "an expectation of pending ones that are not read",
      ofAcme(some, "statuses: [INVITATION_EXPIRED]"),
      '6: organizations.acme.statuses must contain PENDING, without which max-age has nothing to look at. Received: ["INVITATION_EXPIRED"]',
    ],
    [
      "a document that contains itself",
      "version: 1\norganizations: &all { acme: *all }",
      "1: the document contains itself, or more aliases than a document may have.",
    ],
    [
      "more aliases than memory",
      `version: 1\norganizations:\n${bomb.replace(/^/gm, "  ")}`,
      "1: the document contains itself, or more aliases than a document may have.",
    ],
    [
      "waivers that are no waivers",
      ofAcme(some, "waivers: [{ username: ann@acme.com }]"),
      "6: organizations.acme.waivers[0].expectation must be the id of an expectation, such as max-age. Received: nothing",
    ],
    [
      "a waiver of an expectation that there is not",
      ofAcme(some, 'waivers: [{ username: a@b.com, expectation: maxage, reason: r, owner: o, expires: "2026-12-31" }]'),
      "6: organizations.acme.waivers[0].expectation names maxage, and there is no such expectation. Did you mean max-age?",
    ],
    [
      "control characters",
      ofAcme(some, '"x\\e[31m": 1'),
      '6: organizations.acme["x\\u001b[31m"] is not known here. There is: orgId, expectations, waivers, statuses, username, endpoint, baseUrl, usernames, timeoutSeconds, maxRetries, environmentPrefix, configNamespace.',
    ],
  ] as const) {
    it(`refuses ${what}, and says where`, () => {
      expect(() => parse(text))
        .to.throw(`gates/atlas.yaml:${error}`)
        .with.property("name", "DocumentError");
    });
  }

  it("says the place of what is wrong in data that has no lines", () => {
    const document = { version: 1, organizations: { "acme corp": { orgId: "5f", expectations: [] } } };
    expect(() => parseGatesData(document, { folder: ".", now })).to.throw(
      'organizations["acme corp"].orgId must be 24 hexadecimal digits in lower case. Received: "5f"',
    );
  });
});

describe("a file of gates", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "document-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("names files of waivers relative to itself", () => {
    writeFileSync(path.join(folder, "waivers.yaml"), JSON.stringify([waiver]));
    writeFileSync(path.join(folder, "gates.yaml"), ofAcme(some, "waivers: ./waivers.yaml"));
    const [gate] = readGatesFile(path.join(folder, "gates.yaml"), now);
    expect(gate?.waivers).to.deep.equal([waiver]);
  });

  it("says which file of waivers is wrong, and where", () => {
    const file = path.join(folder, "waivers.yaml");
    writeFileSync(file, JSON.stringify([{ ...waiver, expires: "soon" }]));
    expect(() => parse(ofAcme(some, "waivers: waivers.yaml"), folder)).to.throw(
      `${file}:1: waivers[0].expires must be a date such as 2026-12-31. Received: "soon"`,
    );
  });

  it("says which waiver of a file is of an expectation that there is not", () => {
    const file = path.join(folder, "waivers.yaml");
    writeFileSync(file, JSON.stringify([{ ...waiver, expectation: "max-ages" }]));
    expect(() => parse(ofAcme(some, "waivers: waivers.yaml"), folder)).to.throw(
      /waivers\.yaml:1: waivers\[0\]\.expectation names max-ages, .*Did you mean max-age\?/,
    );
  });

  it("remembers the line of each waiver", () => {
    const expires = "2026-11-01";
    const gates = parse(
      ofAcme(some, "waivers:", `  - ${JSON.stringify(waiver)}`, `  - ${JSON.stringify({ ...waiver, expires })}`),
    );
    expect(gates[0]?.waivers.map(recallSource)).to.deep.equal([
      { file: "gates/atlas.yaml", line: 7 },
      { file: "gates/atlas.yaml", line: 8 },
    ]);
  });

  it("says which file of waivers there is not", () => {
    expect(() => parse(ofAcme(some, "waivers: nowhere.yaml"), folder)).to.throw(
      'gates/atlas.yaml:6: organizations.acme.waivers must be a file of waivers. Received: "nowhere.yaml"',
    );
  });

  it("says that there is no such document", () => {
    const file = path.join(folder, "nowhere.yaml");
    expect(() => readGatesFile(file, now)).to.throw(`${file} cannot be read: there is no such file in ${folder}.`);
  });
});
