import { once } from "node:events";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const grpc = createRequire(require.resolve("@pulumi/pulumi"))("@grpc/grpc-js");
const { AnalyzerClient, AnalyzerService } = require("@pulumi/pulumi/proto/analyzer_grpc_pb");

const noLimit = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

/**
 * Stands between the engine and a policy pack, as Pulumi's own language host has it: the engine tells a pack the stack's
 * config in its first question, and a pack in Node wants it in its environment when it starts.
 *
 * @param {(variables: Record<string, string>) => import("node:child_process").ChildProcess} startPack
 * @param {(chunk: Buffer) => void} onOutput is given what the pack prints after its port
 * @returns {Promise<{ port: number, close: () => void }>}
 */
export async function startPolicyProxy(startPack, onOutput) {
  let resolvePack;
  const pack = new Promise((resolve) => {
    resolvePack = resolve;
  });
  const forward = (method) => (call, respond) => {
    pack.then((client) => client[method](call.request, respond), respond);
  };
  const methods = Object.keys(AnalyzerService).map((method) => [method, forward(method)]);
  const server = new grpc.Server(noLimit);
  server.addService(AnalyzerService, {
    ...Object.fromEntries(methods),
    handshake: (_, respond) => respond({ code: grpc.status.UNIMPLEMENTED, details: "packs in Node know no handshake" }),
    configureStack: (call, respond) => {
      resolvePack(connect(startPack(variablesOf(call.request)), onOutput));
      forward("configureStack")(call, respond);
    },
  });
  const port = await new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { port, close: () => server.forceShutdown() };
}

function variablesOf(request) {
  return {
    PULUMI_NODEJS_ORGANIZATION: request.getOrganization(),
    PULUMI_NODEJS_PROJECT: request.getProject(),
    PULUMI_NODEJS_STACK: request.getStack(),
    PULUMI_NODEJS_DRY_RUN: String(request.getDryRun()),
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
  };
}

/** The first line that a pack prints is the port it serves. */
async function connect(child, onOutput) {
  const ended = once(child, "close").then(([code]) => {
    throw new Error(`the policy pack exited with ${code} before it served anything`);
  });
  const port = new Promise((resolve) => {
    let text = "";
    const readPort = (chunk) => {
      text += chunk;
      const end = text.indexOf("\n");
      if (end < 0) return;
      child.stdout.off("data", readPort);
      child.stdout.on("data", onOutput);
      if (end + 1 < text.length) onOutput(Buffer.from(text.slice(end + 1)));
      resolve(text.slice(0, end));
    };
    child.stdout.on("data", readPort);
  });
  const address = `127.0.0.1:${await Promise.race([port, ended])}`;
  ended.catch(() => undefined);
  return new AnalyzerClient(address, grpc.credentials.createInsecure(), noLimit);
}
