import { expect } from "chai";
import { emulatorServiceAccount, type Fault } from "../../provider/testing";
import { acmeGate, acmeId } from "./acme";
import { useAcmeStack } from "./use-acme-stack";

const unread = `error: The invitations of organization ${acmeId} could not be read, so this gate was not evaluated. `;
const misconfigured = `error: This gate of organization ${acmeId} was not evaluated. `;
const emergency =
  "To deploy all the same, in an emergency: pulumi up --config atlas-invitations:enforcementLevel=advisory";

const serviceAccount = { "mongodbatlas:publicKey": "", "mongodbatlas:clientId": emulatorServiceAccount.clientId };
const secret = (value: string) => ({ "mongodbatlas:privateKey": "", "mongodbatlas:clientSecret": value });
const forever = { times: Number.POSITIVE_INFINITY };

/** What goes wrong in a preview whose organization is as expected, and what its user reads. */
const rows: readonly {
  readonly fault: string;
  readonly plan?: readonly Fault[];
  readonly endpoint?: "invites" | "users";
  readonly config?: Record<string, string>;
  readonly secrets?: Record<string, string>;
  readonly says: string | RegExp;
  /** Whether it is a mistake in the config, for which nothing is asked. */
  readonly isMistake?: true;
}[] = [
  {
    fault: "another version answers with an empty list",
    plan: [{ body: '{"results":[]}', contentType: "application/vnd.atlas.2023-01-01+json;charset=utf-8" }],
    endpoint: "users",
    says:
      "The answer is application/vnd.atlas.2023-01-01+json;charset=utf-8 and not application/vnd.atlas.2025-02-19+json, " +
      "so it is not the list that was asked for. Check the base URL, and whether a proxy answers in place of Atlas.",
  },
  {
    fault: "an item of the list is not understood",
    plan: [{ body: '[{"orgName":"Acme"}]' }],
    says:
      "The list of invitations is not as Atlas sends it ([0].id: is not text), so " +
      "it cannot be relied on. Run again, and if it stays so, look for a newer version of pulumi-atlas-invitations.",
  },
  {
    fault: "half of the list is missing",
    plan: [{ skip: 1, body: '{"results":[],"totalCount":7}' }],
    endpoint: "users",
    says: /^The list of invitations is not as Atlas sends it \(it lists 1 and its totalCount is 1 to 7; .+\), so it cannot be relied on\./,
  },
  {
    fault: "the body is cut short, again and again",
    plan: [{ cutAfterBytes: 50, ...forever }],
    says: /^The connection to 127\.0\.0\.1:\d+ failed: .+ Check the network, any proxy and the base URL\. Tried 5 times\.$/,
  },
  {
    fault: "a captive portal answers",
    plan: [
      { status: 200, body: "<html>Log in</html>", contentType: "text/html", beforeAuthentication: true, ...forever },
    ],
    says:
      "The server did not ask for the digest authentication that Atlas asks for (200). Check the base URL, and whether a " +
      "proxy answers in place of Atlas.",
  },
  {
    fault: "this machine is not on the access list",
    plan: [{ status: 403, parameters: ["203.0.113.7"] }],
    says:
      "Atlas refused 203.0.113.7, which is not on the API access list of the API key (403 IP_ADDRESS_NOT_ON_ACCESS_LIST). " +
      "Add it to that access list, or run from an address that is on it.",
  },
  {
    fault: "the endpoint is gone and no other may be asked",
    plan: [{ status: 410 }],
    endpoint: "invites",
    says: 'Atlas no longer serves the endpoint /invites (410 VERSION_GONE). Leave endpoint out, or set it to "users".',
  },
  {
    fault: "Atlas fails",
    plan: [{ status: 500, ...forever }],
    says:
      "Atlas, or a proxy before it, is unavailable (500 UNEXPECTED_ERROR). Atlas says: Unexpected error. Run again in " +
      "some minutes. Tried 3 times.",
  },
  {
    fault: "a service account holds 100 tokens",
    plan: [
      {
        endpoint: "token",
        status: 403,
        body: '{"error":"access_denied"}',
      },
    ],
    config: serviceAccount,
    secrets: secret(emulatorServiceAccount.clientSecret),
    says:
      "Atlas gave the service account in mongodbatlas:clientId and mongodbatlas:clientSecret no access token (403 access_denied). It can hold 100 live ones: find out who gets " +
      "them without revoking them, and run again when some have expired, which takes an hour at most.",
  },
  {
    fault: "the secret of a service account is wrong",
    config: serviceAccount,
    secrets: secret("canary"),
    says: /^Atlas at 127\.0\.0\.1:\d+ did not accept the service account in mongodbatlas:clientId and mongodbatlas:clientSecret \(401 invalid_client\)\. Check the client id and the client secret, that the secret has not expired, and the base URL\.$/,
  },
  {
    fault: "half of a service account is set beside a whole API key",
    isMistake: true,
    config: { "mongodbatlas:clientId": emulatorServiceAccount.clientId },
    says: "mongodbatlas:clientId is set, but mongodbatlas:clientSecret is not. A service account needs both, from one place.",
  },
  {
    fault: "a service account is set as an API key",
    isMistake: true,
    config: { "mongodbatlas:publicKey": emulatorServiceAccount.clientId },
    says:
      "mongodbatlas:publicKey holds the client id of a service account, which is not an API key. Set " +
      "mongodbatlas:clientId and mongodbatlas:clientSecret instead.",
  },
  {
    fault: "an access token has expired",
    config: { "mongodbatlas:publicKey": "" },
    secrets: { "mongodbatlas:privateKey": "", "mongodbatlas:accessToken": "canary" },
    says: /^Atlas at 127\.0\.0\.1:\d+ did not accept the access token in mongodbatlas:accessToken \(401\)\. It is wrong, has expired \(a token lasts an hour\), or was made for a service account of another organization or without the role Organization Owner\. Get a new one, for a service account that has the role Organization Owner in organization 5f0{21}1 \(with endpoint "users", Organization Member is enough\)\.$/,
  },
  {
    fault: "the base URL is not safe",
    isMistake: true,
    config: { "mongodbatlas:baseUrl": "http://cloud.mongodb.com" },
    says:
      "mongodbatlas:baseUrl must begin with https:// (http:// only to this machine itself). The usual one is " +
      "https://cloud.mongodb.com.",
  },
];

describe("a preview fails when", () => {
  const acme = useAcmeStack();

  for (const { fault, plan = [], endpoint, config, secrets, says, isMistake } of rows) {
    it(fault, async () => {
      for (const one of plan) acme.atlas.fault(one);
      const gates = JSON.stringify({ acme: { orgId: acmeId, endpoint } });
      await acme.start("test/engine/programs/configured", {
        config: { gates, ...config },
        ...(secrets ? { secrets } : {}),
      });
      const { output, told } = await acme.run(1, "preview");
      const [line = "", ...rest] = told[acmeGate] ?? [];
      const begin = isMistake ? misconfigured : unread;
      expect(line.slice(0, begin.length), output).to.equal(begin);
      const said = line.slice(begin.length);
      if (typeof says === "string") expect(said).to.equal(says);
      else expect(said).to.match(says);
      expect(rest).to.deep.equal(isMistake ? [] : [emergency]);
      expect(output).to.not.contain("canary");
    });
  }
});
