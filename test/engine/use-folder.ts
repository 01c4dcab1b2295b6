import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A temporary folder. */
export interface Folder {
  readonly path: string;
  /** The path of a file in it. */
  file(name: string): string;
}

/** Makes a folder before each test of a suite, and removes it with all that is in it. */
export function useFolder(setUp: Mocha.HookFunction = beforeEach, tearDown: Mocha.HookFunction = afterEach): Folder {
  let folder: string | undefined;

  setUp(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "engine-test-"));
  });

  tearDown(async () => {
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  return {
    get path() {
      if (!folder) throw new Error("The folder is there within a test.");
      return folder;
    },
    file(name) {
      return path.join(this.path, name);
    },
  };
}

/** Makes one folder for all tests of a suite. */
export function shareFolder(): Folder {
  return useFolder(before, after);
}
