const { writeFileSync } = require("node:fs");
const { format } = require("node:util");
const { reporters } = require("mocha");

/** A test that takes longer is named, in milliseconds. */
const slow = 20_000;

/** Keeps in a file, for the runner, which spec file is running, and the results of those that are through. */
module.exports = class SpecReporter extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    const results = new Map();
    let running;
    let turnedAt = performance.now();

    const turnTo = (file) => {
      if (file === running?.file) return;
      const now = performance.now();
      if (running) running.seconds += (now - turnedAt) / 1000;
      turnedAt = now;
      if (file && !results.has(file)) results.set(file, { file, passed: 0, failed: [], seconds: 0, slowTests: [] });
      running = results.get(file);
      const through = [...results.values()].filter((result) => result !== running).map(describeFailures);
      writeFileSync(options.reporterOptions.report, JSON.stringify({ running: running?.file, results: through }));
    };

    // What belongs to no suite has no file, and counts for the one that is running.
    for (const event of ["suite", "hook", "test", "fail"]) runner.on(event, ({ file }) => file && turnTo(file));
    runner.on("pass", () => running.passed++);
    runner.on("fail", (test) => running.failed.push(test));
    runner.on("test end", (test) => {
      if (test.duration > slow) running.slowTests.push({ title: test.fullTitle(), seconds: test.duration / 1000 });
    });
    runner.once("end", () => turnTo(undefined));
  }
};

/** Counts what failed, with mocha's own account of it. */
function describeFailures({ failed, ...result }) {
  const { consoleLog } = reporters.Base;
  const lines = [];
  reporters.Base.consoleLog = (...line) => lines.push(format(...line));
  if (failed.length > 0) reporters.Base.list(failed);
  reporters.Base.consoleLog = consoleLog;
  return { ...result, failed: failed.length, failures: lines.join("\n") };
}
