import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { bytesWritten } from "./bytes-written.mjs";

const signOfLifeEvery = 20_000;

/**
 * Runs a Node program that downloads, for as long as something arrives. When nothing does, or when this process is
 * interrupted, it ends with all that it has started.
 *
 * @param {readonly string[]} args
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.folder where it writes; removed at an interruption
 * @param {{ silence: number, total: number }} options.limits milliseconds without a byte, and altogether
 * @param {(progress: string) => void} options.onSignOfLife called every 20 s
 * @throws {Error} with why it failed, without a full stop
 */
export async function runDownload(args, { env, folder, limits, onSignOfLife }) {
  // A group of its own can be ended as one: the program starts a shell, which starts curl.
  const child = spawn(process.execPath, args, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close").then(([exitCode]) => ({ exitCode }));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output = `${output}${text}`.slice(-10_000);
    });
  }
  const ignoreInterruptions = onInterruption(() => {
    endGroup(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  try {
    const { exitCode, problem } = await firstOf(ended, { folder, limits, onSignOfLife });
    if (problem) {
      endGroup(child);
      await ended;
      throw new Error(problem);
    }
    if (exitCode !== 0) throw new Error(reasonIn(output));
  } finally {
    ignoreInterruptions();
  }
}

/** Waits for the end, or for a reason not to wait any longer. */
async function firstOf(ended, { folder, limits, onSignOfLife }) {
  const started = Date.now();
  const bytesBefore = await bytesWritten(folder);
  let last = { bytes: bytesBefore, at: started };
  let told = started;
  for (;;) {
    const end = await Promise.race([ended, delay(200)]);
    if (end) return end;
    const bytes = await bytesWritten(folder);
    const now = Date.now();
    if (bytes !== last.bytes) last = { bytes, at: now };
    if (now - last.at >= limits.silence) return { problem: `nothing arrived for ${limits.silence / 1000} s` };
    if (now - started >= limits.total) return { problem: `it took longer than ${limits.total / 1000} s` };
    if (now - told >= signOfLifeEvery) {
      told = now;
      onSignOfLife(`${Math.round((now - started) / 1000)} s, ${Math.round((bytes - bytesBefore) / 1e6)} MB`);
    }
  }
}

function endGroup(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has just ended by itself.
  }
}

/** Calls back before this process ends by a signal. Returns what undoes it. */
function onInterruption(callback) {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const listener = (signal) => {
    callback();
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.once(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}

/** Why a program failed, by what it said: its last error, or its last line where nothing is called one. */
function reasonIn(output) {
  const lines = stripVTControlCharacters(output)
    .split(/[\r\n]+/)
    .filter((line) => line.trim());
  const line = lines.findLast((each) => /^(curl|error): /.test(each)) ?? lines.at(-1) ?? "it did not say why";
  return line.trim().replace(/^(pulumi|error): /, "");
}
