import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { describeFileError } from "../provider/file-error";

/** Why a file cannot be read, as the file system says it and as a user reads it. */
function describeReading(file: string): string {
  try {
    readFileSync(file);
  } catch (error) {
    return describeFileError(error, file);
  }
  throw new Error(`${file} can be read`);
}

describe("describeFileError", () => {
  it("names the folder that a relative path led to", () => {
    expect(describeReading("no-such-folder/waivers.yaml")).to.equal(
      `there is no such file in ${path.resolve("no-such-folder")}`,
    );
  });

  it("tells a folder from a file", () => {
    expect(describeReading(os.tmpdir())).to.equal("it is a folder");
  });

  it("says that nobody gave the permission", () => {
    expect(describeFileError(Object.assign(new Error("no"), { code: "EACCES" }), "waivers.yaml")).to.equal(
      "its permissions do not allow it",
    );
  });

  it("shows another reason as it is, without what a terminal obeys", () => {
    expect(describeFileError(new Error("too \u001b[31mmany files"), "waivers.yaml")).to.equal(
      "too \\u{1b}[31mmany files",
    );
  });
});
