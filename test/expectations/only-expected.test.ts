import { expect } from "chai";
import { evaluate } from "../../provider/expectations/evaluate";
import { onlyExpected } from "../../provider/expectations/only-expected";
import { invitation, now } from "../invitation";

const judge = (...usernames: string[]) =>
  evaluate(
    usernames.map((username) => invitation({ username })),
    [onlyExpected(["ann@acme.com", "Carol@Acme.com"])],
    { now },
  );

describe("onlyExpected", () => {
  it("passes addresses that it lists, in any case", () => {
    expect(judge("ann@acme.com", "carol@acme.COM").passed).to.equal(true);
  });

  it("passes when nobody is invited", () => {
    expect(judge().passed).to.equal(true);
  });

  it("fails an address that it does not list", () => {
    const { violations } = judge("ann@acme.com", "mallory@acme.com");
    expect(violations.map(({ invitation, message }) => [invitation?.username, message])).to.deep.equal([
      ["mallory@acme.com", "only-expected does not list this address"],
    ]);
  });

  it("fails an address that only looks like one that it lists", () => {
    const { passed } = evaluate([invitation({ username: "\u212Aen@acme.com" })], [onlyExpected(["ken@acme.com"])], {
      now,
    });
    expect(passed).to.equal(false);
  });

  it("refuses what is no list", () => {
    const one = "ann@acme.com" as unknown as string[];
    expect(() => onlyExpected(one)).to.throw(TypeError, 'needs a list of e-mail addresses. Received: "ann@acme.com"');
  });

  it("refuses what is no e-mail address", () => {
    expect(() => onlyExpected(["ann"])).to.throw(TypeError, 'onlyExpected needs e-mail addresses. Received: "ann"');
  });
});
