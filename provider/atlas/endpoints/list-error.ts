import { answerError } from "../answers/answer-error";
import type { AtlasError } from "../atlas-error";
import type { Endpoint } from "../list-inputs";
import type { CredentialKind } from "../settings/credentials";
import type { Answer } from "../transport/http";

/** What was asked, of whom, and as whom. */
export interface Asked {
  readonly orgId: string;
  readonly endpoint: Endpoint;
  /** The host that answered. */
  readonly host: string;
  readonly caller: CredentialKind;
  /** Where the credentials of the caller were found. */
  readonly origin: string;
}

/** Makes the error for an answer that is no list. */
export function listError(answer: Answer, asked: Asked): AtlasError {
  const { orgId, endpoint, caller } = asked;
  return answerError(answer, caller, (status, said, { isFromAtlas }) => {
    if (status === 401) return ["authentication", notAccepted(said, asked)];
    if ((status === 404 || status === 410) && !isFromAtlas) {
      return [
        "response-refused",
        `The server knows no such address (${said}) and does not answer as Atlas does. Check the base URL.`,
      ];
    }
    if (status === 404) {
      return [
        "not-found",
        `Atlas shows no organization ${orgId} to this ${caller} (${said}). Check orgId, the base URL, and that the ` +
          `${caller} belongs to that organization.`,
      ];
    }
    return status === 410 ? ["version-gone", gone(said, endpoint)] : undefined;
  });
}

/** Atlas says the same to a wrong credential, one of another organization, and one with too few rights. */
function notAccepted(said: string, { orgId, endpoint, host, caller, origin }: Asked): string {
  const role = endpoint === "invites" ? "Organization Owner" : "Organization Member";
  const enough = endpoint === "invites" ? ' (with endpoint "users", Organization Member is enough)' : "";
  const refused = `Atlas at ${host} did not accept the ${caller} in ${origin} (${said}).`;
  if (caller === "API key") {
    return (
      `${refused} It says the same to a wrong public or private key, to a key of another organization, and to a key ` +
      `without the role ${role}. Check both halves of the key, that it was created in organization ${orgId}, and that ` +
      `it has the role ${role} there${enough}.`
    );
  }
  if (caller === "service account") {
    return (
      `${refused} It says the same to a service account of another organization and to one without the role ${role}. ` +
      `Check that it was created in organization ${orgId}, and that it has the role ${role} there${enough}.`
    );
  }
  return (
    `${refused} It is wrong, has expired (a token lasts an hour), or was made for a service account of another ` +
    `organization or without the role ${role}. Get a new one, for a service account that has the role ${role} in ` +
    `organization ${orgId}${enough}.`
  );
}

function gone(said: string, endpoint: Endpoint): string {
  if (endpoint === "users") {
    return (
      `Atlas no longer serves this version of the endpoint /users (${said}). Update pulumi-atlas-invitations to a ` +
      "version that asks for a newer one."
    );
  }
  return `Atlas no longer serves the endpoint /invites (${said}). Leave endpoint out, or set it to "users".`;
}
