import { lstat, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * How much a download has written so far. Pulumi's install script asks `mktemp` for its temporary files, which on macOS makes
 * them in the system's folder whatever TMPDIR says, so those count as well.
 *
 * @param {string} folder where it was told to write
 */
export async function bytesWritten(folder, temporary = tmpdir()) {
  const names = await readdir(temporary).catch(() => []);
  const strays = names.filter((name) => name.startsWith("pulumi.")).map((name) => path.join(temporary, name));
  return total([folder, ...strays]);
}

async function total(files) {
  const sizes = await Promise.all(files.map(sizeOf));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Resolves to 0 for a file that has gone meanwhile. */
async function sizeOf(file) {
  try {
    const status = await lstat(file);
    if (!status.isDirectory()) return status.size;
    return total((await readdir(file)).map((name) => path.join(file, name)));
  } catch {
    return 0;
  }
}
