import type { dynamic } from "@pulumi/pulumi";

/**
 * Runs in another process, from this text, which Pulumi also keeps in the state. So it captures nothing, does nothing
 * but forward, and the path it requires has to resolve in every later version of this package. What has an id from the
 * start is only ever read, so there is no `create`. Each method is one line, so that no bundler changes the text.
 */
export const provider = {
  configure: (request) => require("pulumi-atlas-invitations/provider").configure(request),
  read: (id, props) => require("pulumi-atlas-invitations/provider").read(id, props),
} as dynamic.ResourceProvider;
