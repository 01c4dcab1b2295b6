const { writeFileSync } = require("node:fs");
const { reporters } = require("mocha");

/** A test that takes longer is named, in milliseconds. */
const slow = 20_000;

/** Prints mocha's own account of what failed, and leaves the numbers of one spec file where the runner finds them. */
module.exports = class SpecReporter extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    const slowTests = [];
    runner.on("test end", (test) => {
      if (test.duration > slow) slowTests.push({ title: test.fullTitle(), seconds: test.duration / 1000 });
    });
    runner.once("end", () => {
      const { passes, failures } = runner.stats;
      writeFileSync(options.reporterOptions.output, JSON.stringify({ passed: passes, failed: failures, slowTests }));
      if (failures > 0) this.epilogue();
    });
  }
};
