import { createServer as createHttpsServer } from "node:https";
import { createServer } from "node:net";
import { generate } from "selfsigned";
import { describeFaults, forever } from "./fault-table";

const once = { maxRetries: 0 };

/** A server that says this to whoever connects, and hangs up. */
const saying = (text: string, end: "end" | "reset" = "end") => ({
  scheme: "http" as const,
  server: () =>
    createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => {
        socket.write(text, () => (end === "end" ? socket.end() : socket.resetAndDestroy()));
      });
    }),
});
const head = "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.atlas.2023-01-01+json;charset=utf-8\r\n";
const withToken = { ...once, credentials: { accessToken: "canary" } };

async function selfSigned() {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }]);
  return createHttpsServer({ key, cert }, (_request, response) => response.end("[]"));
}

describeFaults("a connection", [
  {
    fault: "to where nobody listens",
    options: { ...once, baseUrl: "http://127.0.0.1:1" },
    ends: [
      "unavailable",
      "The connection to 127.0.0.1:1 failed: connect ECONNREFUSED 127.0.0.1:1. Check the network, any proxy and the base " +
        "URL.",
    ],
  },
  {
    fault: "to a host that there is not",
    options: { ...once, baseUrl: "https://atlas.invalid" },
    ends: [
      "unavailable",
      /^The connection to atlas\.invalid failed: getaddrinfo \w+ atlas\.invalid\. Check the network/,
    ],
  },
  { fault: "that is reset once", plan: [{ drop: "reset" }], ends: "complete" },
  {
    fault: "that is reset before the challenge",
    plan: [{ drop: "reset", beforeAuthentication: true }],
    ends: "complete",
  },
  {
    fault: "that is reset again and again",
    plan: [{ drop: "reset", ...forever }],
    options: { maxRetries: 1 },
    ends: ["unavailable", /^The connection to 127\.0\.0\.1:\d+ failed: .+ Tried 2 times\.$/],
  },
  { fault: "that is cut within the body", plan: [{ cutAfterBytes: 100 }], ends: "complete" },
  { fault: "that is cut before the body", plan: [{ cutAfterBytes: 0 }], ends: "complete" },
  {
    fault: "that is always cut within the body",
    plan: [{ cutAfterBytes: 1000, ...forever }],
    options: once,
    ends: ["unavailable", /^The connection to 127\.0\.0\.1:\d+ failed: /],
  },
  {
    fault: "that is cut within a body of no announced length",
    elsewhere: saying(`${head}Transfer-Encoding: chunked\r\n\r\n3\r\n[  \r\n`, "reset"),
    options: withToken,
    ends: ["unavailable", /^The connection to localhost:\d+ failed: /],
  },
  {
    fault: "with two Content-Types",
    elsewhere: saying(`${head}Content-Type: text/html\r\nContent-Length: 2\r\n\r\n[]`),
    options: withToken,
    ends: ["response-refused", "charset=utf-8, text/html and not application/vnd.atlas"],
  },
  {
    fault: "that ends in place of the body",
    elsewhere: saying(`${head}Connection: close\r\n\r\n[{"id":"65`),
    options: withToken,
    ends: ["response-refused", "the body is not JSON, or was cut short"],
  },
  {
    fault: "with more in it than was announced",
    elsewhere: saying(`${head}Content-Length: 1\r\n\r\n[]`),
    options: withToken,
    ends: ["response-refused", "the body is not JSON, or was cut short"],
  },
  {
    fault: "to something that hangs up",
    elsewhere: saying(""),
    options: once,
    ends: ["unavailable", /^The connection to localhost:\d+ failed: /],
  },
  {
    fault: "to something that speaks no HTTP",
    elsewhere: saying("SSH-2.0-OpenSSH_9.6\r\n"),
    options: once,
    ends: ["unavailable", /^The connection to localhost:\d+ failed: /],
  },
  {
    fault: "over TLS to something that speaks none",
    elsewhere: { ...saying("HTTP/1.1 400 Bad Request\r\n\r\n"), scheme: "https" },
    options: once,
    ends: ["unavailable", /^The connection to localhost:\d+ failed: /],
  },
  {
    fault: "to a server whose certificate nobody vouches for",
    elsewhere: { scheme: "https", server: selfSigned },
    ends: [
      "untrusted",
      /^This machine does not trust the certificate of localhost:\d+: .+\. Where a proxy of your own opens TLS connections, set NODE_EXTRA_CA_CERTS to a file with its certificate authority\.$/,
    ],
  },
  {
    fault: "on which nothing comes",
    plan: [{ drop: "never-answer" }],
    options: { timeoutSeconds: 1 },
    ends: ["timed-out", /^127\.0\.0\.1:\d+ gave no complete answer within 1 s\. Check the network/],
  },
  {
    fault: "on which the challenge never comes",
    plan: [{ drop: "never-answer", beforeAuthentication: true }],
    options: { timeoutSeconds: 1 },
    ends: ["timed-out", "gave no complete answer within 1 s."],
  },
  {
    fault: "that is slower than the time there is",
    plan: [{ delayMilliseconds: 5000 }],
    options: { timeoutSeconds: 1 },
    ends: ["timed-out", "gave no complete answer within 1 s."],
  },
  { fault: "that is slow", plan: [{ delayMilliseconds: 500 }], options: { timeoutSeconds: 5 }, ends: "complete" },
]);
