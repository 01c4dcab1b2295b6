import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import { expect } from "chai";
import type { ListInvitationsOptions } from "../../../provider/atlas";
import { type AtlasError, type AtlasErrorCode, type InvitationList, listInvitations } from "../../../provider/atlas";
import {
  type AtlasEmulator,
  type AtlasEmulatorOptions,
  emulatorApiKey,
  type Fault,
  startAtlasEmulator,
} from "../../../provider/testing";
import { severalAtOnce } from "./several-at-once";

export const acme = "5f0000000000000000000001";

/** Happens again and again, until the read gives up. */
export const forever = { times: Number.POSITIVE_INFINITY };

/** Something that can go wrong, and how a read has to end then. */
export interface Row {
  readonly fault: string;
  /** What the emulator does wrong. */
  readonly plan?: readonly Fault[];
  /** What else is done to the emulator. */
  readonly arrange?: (atlas: AtlasEmulator) => void;
  /** What stands in the emulator's place. */
  readonly elsewhere?: { readonly scheme: "http" | "https"; readonly server: () => Server | Promise<Server> };
  readonly emulator?: Partial<AtlasEmulatorOptions>;
  readonly options?: ListInvitationsOptions;
  /** With every invitation, or with an error of this code and a message that has this in it. */
  readonly ends: "complete" | readonly [AtlasErrorCode, string | RegExp];
}

/** Enough for several pages, and for a fault in the middle. */
export const invitations = Array.from({ length: 20 }, (_, index) => ({
  username: `user-${String(index).padStart(2, "0")}@acme.com`,
  createdAt: "2026-11-01T00:00:00Z",
}));
const usernames = invitations.map(({ username }) => username);

let collected: Row[] | undefined;

/** The rows of the spec files that `load` requires, for another reader than the client. Their own tests are not run. */
export function collectFaults(load: () => void): readonly Row[] {
  const rows: Row[] = [];
  collected = rows;
  load();
  collected = undefined;
  return rows;
}

/** Runs each row through the client. No row may end in a shorter list, and no message may show a credential. */
export function describeFaults(subject: string, rows: readonly Row[]): void {
  if (collected) {
    collected.push(...rows.map((row) => ({ ...row, fault: `${subject} ${row.fault}` })));
    return;
  }
  describe(subject, () => {
    const endOfRow = severalAtOnce(rows, (row) =>
      withFault(row, (baseUrl) => {
        const given = { baseUrl, credentials: emulatorApiKey, ...row.options };
        return endOf(listInvitations(acme, given as Parameters<typeof listInvitations>[1]));
      }),
    );

    for (const row of rows) {
      const { fault, ends } = row;
      it(`${fault}: ${ends === "complete" ? "the whole list" : ends[0]}`, async () => {
        const ended = await endOfRow(row);
        if (ends === "complete") {
          expect(ended).to.have.property("list");
          expect(ended.list?.invitations.map(({ username }) => username)).to.deep.equal(usernames);
          return;
        }
        const [code, sentence] = ends;
        expect(ended).to.have.property("error");
        expect(ended.error?.code, ended.error?.message).to.equal(code);
        expect(ended.error?.message).to.match(typeof sentence === "string" ? literally(sentence) : sentence);
        expect(ended.error?.message).to.not.match(/canary|mdb_sa_sk|00000000-0000-4000/);
      });
    }
  });
}

/** Does something while the emulator, or what stands in its place, does wrong what a row says. */
export async function withFault<Result>(
  { plan = [], arrange, elsewhere, emulator }: Row,
  work: (baseUrl: string) => Promise<Result>,
): Promise<Result> {
  const atlas = await startAtlasEmulator({ organizations: [{ id: acme, name: "Acme", invitations }], ...emulator });
  let other: Server | undefined;
  try {
    for (const one of plan) atlas.fault(one);
    arrange?.(atlas);
    other = await elsewhere?.server();
    return await work(other ? `${elsewhere?.scheme}://localhost:${await portOf(other)}` : atlas.url);
  } finally {
    other?.close();
    await atlas.close();
  }
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function endOf(read: Promise<InvitationList>): Promise<{ list?: InvitationList; error?: AtlasError }> {
  return read.then(
    (list) => ({ list }),
    (error: AtlasError) => ({ error }),
  );
}

function literally(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}
