import { expect } from "chai";
import fc from "fast-check";
import {
  createUsernameMatcher,
  domainOf,
  foldCase,
  maskUsername,
  normalizeDomain,
} from "../../provider/atlas/username";

describe("maskUsername", () => {
  it("leaves the first character, the domain and 12 digits", () => {
    expect(maskUsername("ann@acme.com")).to.equal("a…@acme.com#f9669db96e65");
  });

  it("is the same in any case", () => {
    expect(maskUsername("ANN@Acme.com")).to.equal(maskUsername("ann@acme.com"));
  });

  it("tells addresses apart that begin alike", () => {
    expect(maskUsername("amy@acme.com")).to.not.equal(maskUsername("ann@acme.com"));
  });

  it("does not cut a character in two", () => {
    expect(maskUsername("😀ann@acme.com")).to.match(/^😀…@acme\.com#[0-9a-f]{12}$/u);
  });

  for (const username of ["abcdefgh", "mdb_sa_id_0123456789abcdef01234567", "@acme.com", ""]) {
    it(`leaves ${JSON.stringify(username)}, which is no address, as it is`, () => {
      expect(maskUsername(username)).to.equal(username);
    });
  }

  it("leaves no domain of what is not one address", () => {
    expect(maskUsername("a@evil.com@acme.com")).to.match(/^a…#[0-9a-f]{12}$/);
  });

  for (const username of ["ann＠acme.com", "ann%40acme.com", "ann@@acme.com"]) {
    it(`leaves no domain of ${username}, which some may read as an address`, () => {
      expect(maskUsername(username)).to.match(/^a…#[0-9a-f]{12}$/);
    });
  }

  it("leaves what is masked as it is, whatever the address", () => {
    const address = fc
      .tuple(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }))
      .map((parts) => parts.join("@"));
    fc.assert(
      fc.property(address, (username) => {
        expect(maskUsername(maskUsername(username))).to.equal(maskUsername(username));
      }),
    );
  });
});

describe("domainOf", () => {
  for (const [username, domain] of [
    ["ann@acme.com", "acme.com"],
    ["Ann@ACME.com.", "acme.com"],
    ['"ann@acme.com"@evil.example', "evil.example"],
    ["ann@BÜCHER.example", "xn--bcher-kva.example"],
    ["ann@localhost", "localhost"],
    ["abcdefgh", ""],
    ["acme.com", ""],
    ["ann@", ""],
    ["ann@[10.0.0.1]", ""],
    ["ann@acme.com#00000000", ""],
    ["a@evil.com@acme.com", ""],
    ["<a@evil.com>@acme.com", ""],
    ["a@evil.com,b@acme.com", ""],
    ["a@evil.com b@acme.com", ""],
    ["a@evil.com\u200B@acme.com", ""],
    ["<ann@acme.com>", ""],
    ["a＠evil.com@acme.com", ""],
    ['"a@evil.com"b@acme.com', ""],
  ] as const) {
    it(`is ${JSON.stringify(domain)} for ${username}, masked or not`, () => {
      expect(domainOf(username)).to.equal(domain);
      expect(domainOf(maskUsername(username))).to.equal(domain);
    });
  }
});

describe("normalizeDomain", () => {
  for (const [domain, ascii] of [
    ["acme.com", "acme.com"],
    ["ACME.com", "acme.com"],
    ["acme.com.", "acme.com"],
    ["acme。com。", "acme.com"],
    ["faß.example", "xn--fa-hia.example"],
    ["my_team.acme.com", "my_team.acme.com"],
  ] as const) {
    it(`is ${ascii} for ${domain}`, () => {
      expect(normalizeDomain(domain)).to.equal(ascii);
    });
  }

  for (const domain of [
    "",
    ".",
    ".acme.com",
    "acme..com",
    "*.acme.com",
    "ann@acme.com",
    "https://acme.com",
    "acme.com/evil",
    "acme.com\\evil",
    "acme.com?evil",
    "acme.com#evil",
    "acme.com:443",
    "%61cme.com",
    "acme.com／evil",
    " acme.com",
    "ac\tme.com",
    "ac\u00ADme.com",
    "a\u200Bcme.com",
    "10.0.0.1",
    "1.2.3",
    "0x7f.1",
    "[::1]",
  ]) {
    it(`takes ${JSON.stringify(domain)} for no domain`, () => {
      expect(normalizeDomain(domain)).to.equal("");
    });
  }
});

describe("createUsernameMatcher", () => {
  const isKnown = createUsernameMatcher(["Ann@acme.com", "abcdefgh"]);

  for (const username of ["ann@acme.com", "ANN@ACME.COM", "ABCDEFGH", maskUsername("ann@acme.com")]) {
    it(`knows ${username}`, () => {
      expect(isKnown(username)).to.equal(true);
    });
  }

  for (const username of [
    "amy@acme.com",
    "ann@acme.org",
    "ann",
    "",
    maskUsername("amy@acme.com"),
    "a…@acme.com#00000000",
  ]) {
    it(`does not know ${JSON.stringify(username)}`, () => {
      expect(isKnown(username)).to.equal(false);
    });
  }
});

describe("foldCase", () => {
  it("folds the letters of ASCII and no others", () => {
    expect(foldCase("\u212AEN.Ünder@ACME.com")).to.equal("\u212Aen.Ünder@acme.com");
  });
});
