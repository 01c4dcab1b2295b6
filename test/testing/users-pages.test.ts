import { expect } from "chai";
import { type AtlasEmulator, startAtlasEmulator } from "../../provider/testing";
import { acme, usersOf } from "./acme";
import { askBearer, usersMedia } from "./oauth-client";

interface Page {
  readonly links: readonly { readonly rel: string; readonly href: string }[];
  readonly results: readonly { readonly username: string }[];
  readonly totalCount?: number;
}

describe("a page of /users of the emulator", () => {
  const all = Array.from({ length: 120 }, (_, index) => `user${String(index).padStart(3, "0")}@acme.example`);
  const organizations = [
    {
      id: acme,
      name: "Acme Inc",
      activeUsers: all.slice(0, 60).map((username) => ({ username })),
      invitations: all.slice(60).map((username) => ({ username })),
    },
  ];
  let emulator: AtlasEmulator;

  beforeEach(async () => {
    emulator = await startAtlasEmulator({ organizations });
  });
  afterEach(() => emulator.close());

  async function pageOf(query: string, from = emulator): Promise<Page> {
    const response = await askBearer(usersOf(from, acme, query), { accept: usersMedia });
    expect(response.status).to.equal(200);
    return (await response.json()) as Page;
  }

  function usernames({ results }: Page): readonly string[] {
    return results.map(({ username }) => username);
  }

  it("holds 100 items unless another number is asked for", async () => {
    expect(usernames(await pageOf(""))).to.deep.equal(all.slice(0, 100));
    expect(usernames(await pageOf("?itemsPerPage=500"))).to.deep.equal(all);
    expect(usernames(await pageOf("?itemsPerPage=1"))).to.deep.equal(all.slice(0, 1));
  });

  it("follows the one before it, the last one shorter and those beyond the end empty", async () => {
    expect(usernames(await pageOf("?itemsPerPage=50&pageNum=2"))).to.deep.equal(all.slice(50, 100));
    expect(usernames(await pageOf("?itemsPerPage=50&pageNum=3"))).to.deep.equal(all.slice(100));
    expect(await pageOf("?itemsPerPage=50&pageNum=4")).to.deep.include({ results: [], totalCount: 120 });
  });

  it("is silently no larger than the largest page", async () => {
    const narrow = await startAtlasEmulator({ organizations, largestPage: 50 });
    try {
      expect(usernames(await pageOf("?itemsPerPage=500", narrow))).to.deep.equal(all.slice(0, 50));
      expect(usernames(await pageOf("?itemsPerPage=500&pageNum=3", narrow))).to.deep.equal(all.slice(100));
      expect(usernames(await pageOf("?itemsPerPage=20&pageNum=2", narrow))).to.deep.equal(all.slice(20, 40));
    } finally {
      await narrow.close();
    }
  });

  it("counts what fits the query, unless told not to", async () => {
    expect((await pageOf("?orgMembershipStatuses=PENDING&itemsPerPage=1")).totalCount).to.equal(60);
    expect((await pageOf("?includeCount=true")).totalCount).to.equal(120);
    expect(await pageOf("?includeCount=false")).to.have.all.keys("links", "results");
  });

  it("links to itself and, when there is more, to the next one, on Atlas's own host", async () => {
    const users = `https://cloud.mongodb.com/api/atlas/v2/orgs/${acme}/users`;
    expect((await pageOf("?itemsPerPage=60")).links).to.deep.equal([
      { rel: "self", href: `${users}?itemsPerPage=60` },
      { rel: "next", href: `${users}?itemsPerPage=60&pageNum=2` },
    ]);
    expect((await pageOf("?itemsPerPage=60&pageNum=2")).links).to.deep.equal([
      { rel: "self", href: `${users}?itemsPerPage=60&pageNum=2` },
    ]);
  });
});
