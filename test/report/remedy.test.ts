import { expect } from "chai";
import { parseRemedy } from "../../provider/report/remedy";

describe("parseRemedy", () => {
  for (const [text, advice, command] of [
    ["withdraw it: atlas api x --orgId 5f", "withdraw it", "atlas api x --orgId 5f"],
    ["approve it: pulumi up --target-replace 'urn:a::b'", "approve it", "pulumi up --target-replace 'urn:a::b'"],
    ["ask for it to be accepted, or withdraw it", "ask for it to be accepted, or withdraw it", null],
    ["ask security: they know atlas well", "ask security: they know atlas well", null],
  ] as const) {
    it(`finds ${command === null ? "no command" : `the command ${command}`} in "${text}"`, () => {
      expect(parseRemedy(text)).to.deep.equal({ advice, command });
    });
  }
});
