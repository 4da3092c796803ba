import { createHash } from "node:crypto";
import type { Tx } from "@/db/client";
import { media } from "@/db/schema";
import type { Ctx } from "../context";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { encryptFile, storageKey } from "../storage/envelope";
import type { MediaStore } from "../storage/media-store";
import { sessionKey } from "../storage/session-key";
import type { PreparedFile } from "./prepare-picture";

/** An encrypted file in the store that no row names yet. */
export type KeptFile = PreparedFile & {
  mediaId: string;
  sessionId: string;
  storageKey: string;
  sha256: Buffer;
  wrappedKey: Buffer;
};

/**
 * Encrypts files for a session and writes them, then runs `work`, whose transaction names them. When the domain
 * refuses, the files go again at once; when whether the commit arrived is unknown, the sweeper decides by the rows.
 */
export async function withKeptFiles<T>(
  ctx: Ctx,
  store: MediaStore,
  sessionId: string,
  files: readonly PreparedFile[],
  work: (kept: KeptFile[]) => Promise<T>,
): Promise<T> {
  const key = await sessionKey(ctx, sessionId);
  const kept: KeptFile[] = [];
  try {
    for (const file of files) {
      const identity = { tenantId: ctx.tenantId, mode: ctx.mode, sessionId, mediaId: newId() };
      const { sealed, wrappedKey } = encryptFile(key, file.bytes, identity);
      const row = { mediaId: identity.mediaId, sessionId, storageKey: storageKey(identity), wrappedKey };
      kept.push({ ...file, ...row, sha256: createHash("sha256").update(file.bytes).digest() });
      await store.put(row.storageKey, sealed);
    }
    return await work(kept);
  } catch (error) {
    if (error instanceof DomainError) await discardFiles(store, kept);
    throw error;
  }
}

/** Removes files that no row names. */
export async function discardFiles(store: MediaStore, kept: readonly KeptFile[]): Promise<void> {
  await Promise.all(kept.map((file) => store.delete(file.storageKey).catch(() => {})));
}

/** The media rows that name them. */
export async function insertMedia(ctx: Ctx, tx: Tx, kept: readonly KeptFile[]): Promise<void> {
  const createdAt = ctx.now();
  await tx.db.insert(media).values(
    kept.map((file) => ({
      ...{ tenantId: ctx.tenantId, mode: ctx.mode, id: file.mediaId, sessionId: file.sessionId },
      ...{ storageKey: file.storageKey, contentType: file.contentType, bytes: file.bytes.length },
      ...{ width: file.width, height: file.height, sha256: file.sha256, wrappedKey: file.wrappedKey },
      createdAt,
    })),
  );
}
