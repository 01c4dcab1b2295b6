import { setTimeout as wait } from "node:timers/promises";
import { expect } from "chai";
import { acme, invitesOf, nobody, startAcme, usersOf } from "./acme";
import { ask } from "./digest-client";
import { askBearer, usersMedia } from "./oauth-client";

describe("the sunset of the emulator", () => {
  for (const { sunset, header } of [
    { sunset: new Date("2099-09-15T00:00:00Z"), header: "Tue, 15 Sep 2099 00:00:00 GMT" },
    { sunset: "2099-08-05", header: "Wed, 5 Aug 2099 00:00:00 GMT" },
    { sunset: "Wed, 1 Jul 2099 00:00:00 GMT", header: "Wed, 1 Jul 2099 00:00:00 GMT" },
    { sunset: null, header: null },
  ]) {
    it(`is announced as ${header} for ${JSON.stringify(sunset)}`, async () => {
      const emulator = await startAcme({ sunset });
      try {
        expect((await ask(invitesOf(emulator))).headers.get("Sunset")).to.equal(header);
      } finally {
        await emulator.close();
      }
    });
  }

  it("is refused when it is no date", async () => {
    const failure = await startAcme({ sunset: "someday" }).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(TypeError).with.property("message").that.contains("sunset must be a date such as");
  });

  it("ends /invites when it lies in the past, after authentication and negotiation, and not /users", async () => {
    const emulator = await startAcme({ sunset: "2026-07-31" });
    try {
      expect((await fetch(invitesOf(emulator))).status).to.equal(401);
      expect((await ask(invitesOf(emulator), { accept: "*/*" })).status).to.equal(406);
      const response = await ask(invitesOf(emulator));
      expect(response.status).to.equal(410);
      const path = `api/atlas/v2/orgs/${acme}/invites`;
      expect(await response.json()).to.deep.equal({
        detail: `Version 2023-01-01 of ${path} is no longer available.`,
        error: 410,
        errorCode: "VERSION_GONE",
        parameters: ["2023-01-01", path],
        reason: "Gone",
      });
      expect((await ask(invitesOf(emulator, nobody))).status).to.equal(410);
      expect((await askBearer(usersOf(emulator), { accept: usersMedia })).status).to.equal(200);
    } finally {
      await emulator.close();
    }
  });

  it("comes while the emulator runs", async () => {
    const emulator = await startAcme({ sunset: new Date(Date.now() + 1000) });
    try {
      expect((await askBearer(invitesOf(emulator))).status).to.equal(200);
      await wait(1050);
      expect((await askBearer(invitesOf(emulator))).status).to.equal(410);
    } finally {
      await emulator.close();
    }
  });
});
