import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, opendir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { assertStorageKey, type MediaStore, type StoredFile } from "./media-store";

// A name that is a key too, so that the sweeper can remove what an interrupted write left behind.
const TEMPORARY = "writing-";

/** Files below one folder, readable by this process's user only. */
export class LocalDisk implements MediaStore {
  constructor(private readonly folder: string) {}

  async put(key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    const path = this.path(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const temporary = join(dirname(path), `${TEMPORARY}${randomBytes(8).toString("hex")}`);
    try {
      const file = await open(temporary, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async get(key: string): Promise<Buffer | null> {
    return readFile(this.path(key)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
  }

  async delete(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  async *list(): AsyncIterable<StoredFile> {
    const folder = await opendir(this.folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (!folder) return;
    for await (const entry of folder) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const found = await stat(path).catch(() => null);
      if (!found) continue;
      yield { key: relative(this.folder, path).split(sep).join("/"), modifiedAt: found.mtime };
    }
  }

  private path(key: string): string {
    assertStorageKey(key);
    return join(this.folder, key);
  }
}

/** Makes the new name itself durable; folders cannot be synced on every platform. */
async function syncFolder(path: string): Promise<void> {
  let folder: FileHandle | undefined;
  try {
    folder = await open(path, "r");
    await folder.sync();
  } catch {
    return;
  } finally {
    await folder?.close();
  }
}
