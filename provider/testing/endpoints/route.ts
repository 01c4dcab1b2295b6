/** An endpoint that the emulator serves. */
export type Endpoint = "invites" | "users" | "token" | "revoke";

/** An endpoint of one organization. */
export interface OrganizationRoute {
  readonly endpoint: "invites" | "users";
  readonly orgId: string;
}

/** An endpoint of the authorization server. */
export interface OAuthRoute {
  readonly endpoint: "token" | "revoke";
  readonly orgId: null;
}

/** What a path leads to. */
export type Route = OrganizationRoute | OAuthRoute | { readonly endpoint: null; readonly orgId: null };

/** Finds what a path leads to. */
export function findRoute(path: string): Route {
  const [, orgId, ofOrganization] = /^\/api\/atlas\/v2\/orgs\/([^/]+)\/(invites|users)$/.exec(path) ?? [];
  if (orgId !== undefined) return { endpoint: ofOrganization === "users" ? "users" : "invites", orgId };
  const ofOAuth = /^\/api\/oauth\/(token|revoke)$/.exec(path)?.[1];
  if (ofOAuth !== undefined) return { endpoint: ofOAuth === "revoke" ? "revoke" : "token", orgId: null };
  return { endpoint: null, orgId: null };
}

/** Tells whether an endpoint is one of the authorization server. */
export function isOAuthEndpoint(endpoint: Endpoint | null): endpoint is OAuthRoute["endpoint"] {
  return endpoint === "token" || endpoint === "revoke";
}

/** Tells whether a route leads to the authorization server. */
export function isOAuthRoute(route: Route): route is OAuthRoute {
  return isOAuthEndpoint(route.endpoint);
}
