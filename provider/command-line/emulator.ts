import { describeError } from "../error-message";
import { emulatorApiKey, startAtlasEmulator } from "../testing";
import { MisuseError } from "./misuse-error";
import { type ExitCode, exitCodes, type Terminal } from "./terminal";

/** The options of `emulator`, as they are given. */
export interface EmulatorOptions {
  readonly port: string;
}

const acme = "5f0000000000000000000001";

/** Serves a small organization until it is interrupted, and prints what to set to ask it. */
export async function runEmulator({ port }: EmulatorOptions, terminal: Terminal): Promise<ExitCode> {
  const atlas = await startAtlasEmulator({
    port: requirePort(port),
    organizations: [
      {
        id: acme,
        name: "Acme",
        invitations: [
          { username: "ann@acme.com", sentDaysAgo: 2, inviterUsername: "bob@acme.com" },
          { username: "carol@acme.com", sentDaysAgo: 23, inviterUsername: "bob@acme.com", roles: ["ORG_OWNER"] },
          { username: "dan@contractor.example", sentDaysAgo: 9, inviterUsername: "bob@acme.com" },
        ],
      },
    ],
  }).catch((error: unknown) => {
    const reason = describeError(error);
    throw new MisuseError(`The emulator cannot be started on port ${port}: ${reason}`);
  });
  // Before anything is printed: whoever reads it may interrupt at once.
  const interruption = terminal.interruption();
  terminal.stdout.write(
    [
      `# The emulator of Atlas runs until Ctrl-C. Its organization Acme is ${acme}. In another shell:`,
      `export MONGODB_ATLAS_BASE_URL=${atlas.url}`,
      `export MONGODB_ATLAS_PUBLIC_API_KEY=${emulatorApiKey.publicKey}`,
      `export MONGODB_ATLAS_PRIVATE_API_KEY=${emulatorApiKey.privateKey}`,
      `npx pulumi-atlas-invitations list ${acme}`,
      "",
    ].join("\n"),
  );
  await interruption;
  await atlas.close();
  return exitCodes.passed;
}

function requirePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new MisuseError(`--port must be a whole number from 0 to 65535. Received: ${text}`);
}
