type Undici = Pick<typeof import("undici"), "EnvHttpProxyAgent" | "Pool" | "errors">;

/**
 * What the client needs of undici, from undici's own files: its index loads five times as many, such as `fetch`, web
 * sockets, caches and mocks, and is the largest part of a start.
 */
export const { EnvHttpProxyAgent, Pool, errors } = loadFromFiles() ?? loadFromIndex();

/** Which files there are, and what they hold, is not part of undici's contract; nothing where a version has others. */
function loadFromFiles(): Undici | undefined {
  try {
    const { prototype } = require("undici/lib/dispatcher/dispatcher.js");
    const request = require("undici/lib/api/api-request.js");
    const connect = require("undici/lib/api/api-connect.js");
    const EnvHttpProxyAgent = require("undici/lib/dispatcher/env-http-proxy-agent.js");
    const Pool = require("undici/lib/dispatcher/pool.js");
    const errors = require("undici/lib/core/errors.js");
    const functions = [request, connect, EnvHttpProxyAgent, Pool, errors.ResponseExceededMaxSizeError];
    if (!functions.every((one) => typeof one === "function") || !(prototype instanceof Object)) return undefined;
    // As the index does.
    Object.assign(prototype, { request, connect });
    return { EnvHttpProxyAgent, Pool, errors };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "MODULE_NOT_FOUND" || code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return undefined;
    throw error;
  }
}

function loadFromIndex(): Undici {
  return require("undici");
}
