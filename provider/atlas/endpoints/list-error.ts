import type { AtlasError } from "../atlas-error";
import type { Endpoint } from "../list-inputs";
import { responseError } from "../responses/response-error";
import type { CredentialKind } from "../settings/credentials";
import type { HttpResponse } from "../transport/http";

/** What was requested, of whom, and as whom. */
export interface ListRequest {
  readonly orgId: string;
  readonly endpoint: Endpoint;
  /** The host that answered. */
  readonly host: string;
  readonly caller: CredentialKind;
  /** Where the credentials of the caller were found. */
  readonly origin: string;
}

/** Makes the error for a response that is no list. */
export function listError(response: HttpResponse, request: ListRequest): AtlasError {
  const { orgId, endpoint, caller } = request;
  return responseError(response, caller, (status, said, { isFromAtlas }) => {
    if (status === 401) return ["authentication", describeRefusal(said, request)];
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
    return status === 410 ? ["version-gone", describeEnd(said, endpoint)] : undefined;
  });
}

/** Atlas says the same to a wrong credential, one of another organization, and one with too few rights. */
function describeRefusal(said: string, { orgId, endpoint, host, caller, origin }: ListRequest): string {
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

function describeEnd(said: string, endpoint: Endpoint): string {
  if (endpoint === "users") {
    return (
      `Atlas no longer serves this version of the endpoint /users (${said}). Update pulumi-atlas-invitations to a ` +
      "version that asks for a newer one."
    );
  }
  return `Atlas no longer serves the endpoint /invites (${said}). Leave endpoint out, or set it to "users".`;
}
