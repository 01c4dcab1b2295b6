import { expect } from "chai";
import { maskUsername } from "../../provider/atlas/username";
import { withMaskedAddresses } from "../../provider/gate/masking";

const ann = maskUsername("ann@acme.com");

describe("withMaskedAddresses", () => {
  it("masks every address in plain data, however deep, and nothing else", () => {
    const data = {
      a: "(ann@acme.com) or ann@acme.com.",
      b: [{ c: "ann@acme.com" }],
      d: 7,
      e: null,
      f: "acme.com",
    };
    expect(withMaskedAddresses(data)).to.deep.equal({
      a: `(${ann}) or ${ann}.`,
      b: [{ c: ann }],
      d: 7,
      e: null,
      f: "acme.com",
    });
  });

  it("leaves an address that is masked already as it is", () => {
    expect(withMaskedAddresses(`exceeds ${ann}: max-age`)).to.equal(`exceeds ${ann}: max-age`);
  });
});
