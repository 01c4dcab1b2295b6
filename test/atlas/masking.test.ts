import { expect } from "chai";
import { maskAddresses } from "../../provider/atlas/masking";
import { maskUsername } from "../../provider/atlas/username";

const ann = maskUsername("ann@acme.com");

describe("maskAddresses", () => {
  it("masks every address in plain data, however deep, and nothing else", () => {
    const data = {
      a: "(ann@acme.com) or ann@acme.com.",
      b: [{ c: "ann@acme.com" }],
      d: 7,
      e: null,
      f: "acme.com",
    };
    expect(maskAddresses(data)).to.deep.equal({
      a: `(${ann}) or ${ann}.`,
      b: [{ c: ann }],
      d: 7,
      e: null,
      f: "acme.com",
    });
  });

  for (const address of ["mary.o'neil@acme.com", '"ann smith"@acme.com', "ann+test@acme.com"]) {
    it(`masks ${address} as a whole`, () => {
      expect(maskAddresses([address])).to.deep.equal([maskUsername(address)]);
    });
  }

  it("masks addresses that are quoted, or one behind the other", () => {
    expect(maskAddresses("'ann@acme.com' and ann@acme.com/ann@acme.com")).to.equal(`'${ann}' and ${ann}/${ann}`);
    const mary = maskUsername("mary.o'neil@acme.com");
    expect(maskAddresses("only-expected expects mary.o'neil@acme.com, who")).to.equal(
      `only-expected expects ${mary}, who`,
    );
  });

  for (const address of ['"john smith"@acme.com', '"john \\"jo\\" smith"@acme.com', "sales/emea@acme.com"]) {
    it(`masks ${address} as a whole within a text`, () => {
      const text = (name: string) => `forbids "a", expects ${name}: (${name}), or "${name}".`;
      expect(maskAddresses(text(address))).to.equal(text(maskUsername(address)));
    });
  }

  it("shows nothing of a quoted name that stands in JSON", () => {
    expect(maskAddresses(`Received: ${JSON.stringify('"john smith"@acme.com')}`)).to.not.match(/john|smith/);
  });

  for (const [address, masked] of [
    ["ann@@acme.com", /^who: a…#[0-9a-f]{12}, and$/],
    ["ann%40acme.com", /^who: a…#[0-9a-f]{12}, and$/],
    ["ann%2540acme.com", /^who: a…#[0-9a-f]{12}, and$/],
    ["ann＠acme.com", /^who: a…#[0-9a-f]{12}, and$/],
    ["ann﹫acme.com", /^who: a…#[0-9a-f]{12}, and$/],
    ["x@ann@acme.com", /^who: x…#[0-9a-f]{12}, and$/],
  ] as const) {
    it(`leaves nothing of ${address}`, () => {
      expect(maskAddresses(`who: ${address}, and`)).to.match(masked);
    });
  }

  for (const text of ["x", '"', '\\"', "/x", "'x", "x.", "@.", "%25", "%40", "@"]) {
    it(`reads a long text of ${text}`, () => {
      maskAddresses(text.repeat(100_000));
    });
  }

  it("leaves an address that is masked already as it is", () => {
    expect(maskAddresses(`exceeds ${ann}: max-age`)).to.equal(`exceeds ${ann}: max-age`);
  });
});
