import { expect } from "chai";
import { createDigestAuthorization, parseDigestChallenge } from "../../../provider/atlas/sessions/digest";

describe("parseDigestChallenge", () => {
  it("reads the challenge that Atlas sends", () => {
    const header =
      'Digest realm="MMS Public API", domain="", nonce="q0Rpaa6mtoxIbnvoXkjrPVpa4ThMT2vD", algorithm=MD5, qop="auth", stale=false';
    expect(parseDigestChallenge(header)).to.deep.equal({
      realm: "MMS Public API",
      nonce: "q0Rpaa6mtoxIbnvoXkjrPVpa4ThMT2vD",
      opaque: undefined,
    });
  });

  it("reads a challenge among others, with quoted characters in it, parameters in any order and names in any case", () => {
    const header = String.raw`Basic realm="x", DIGEST QOP="auth-int, auth",nonce="a\"b", Realm="one, two", opaque=token`;
    expect(parseDigestChallenge(header)).to.deep.equal({ realm: "one, two", nonce: 'a"b', opaque: "token" });
  });

  for (const header of [
    undefined,
    "",
    'Basic realm="x"',
    "Digest",
    'Digest realm="x", qop="auth"',
    'Digest realm="x", nonce="n", algorithm=SHA-256, qop="auth"',
    'Digest realm="x", nonce="n", qop="auth-int"',
    'Digest realm="x", nonce="n"',
  ]) {
    it(`finds none in ${header}`, () => {
      expect(parseDigestChallenge(header)).to.equal(undefined);
    });
  }
});

describe("createDigestAuthorization", () => {
  it("answers the example of RFC 7616, section 3.9.1, as the RFC does", () => {
    const challenge = {
      realm: "http-auth@example.org",
      nonce: "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
      opaque: "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
    };
    const key = { publicKey: "Mufasa", privateKey: "Circle of Life" };
    const request = {
      method: "GET",
      uri: "/dir/index.html",
      nonceCount: 1,
      clientNonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
    };
    expect(createDigestAuthorization(challenge, key, request).header).to.equal(
      'Digest username="Mufasa", realm="http-auth@example.org", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", ' +
        'uri="/dir/index.html", cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", ' +
        'response="8ca523f5e9506fed4657c9700eebdbec", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", ' +
        "algorithm=MD5, qop=auth, nc=00000001",
    );
  });
});
