/** A stored file as the sweeper sees it. */
export type StoredFile = { key: string; modifiedAt: Date };

/**
 * Where encrypted files lie: local disk, or anything that speaks these four verbs. It only ever sees ciphertext.
 * Keys are `tenant/mode/session/media`, all of them ids we made.
 */
export interface MediaStore {
  /** Stores the bytes durably before it resolves; a half-written file is never visible under its key. */
  put(key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void>;
  /** The bytes, or null when there is no such file. */
  get(key: string): Promise<Buffer | null>;
  /** Removes the file; one that is not there is no error. */
  delete(key: string): Promise<void>;
  /** Every file, in no order. */
  list(): AsyncIterable<StoredFile>;
}

const KEY = /^[a-z0-9-]{1,64}(\/[a-z0-9-]{1,64}){1,5}$/;

/** Refuses a key that could leave the store. */
export function assertStorageKey(key: string): void {
  if (!KEY.test(key)) throw new Error("A storage key has a form that is not allowed.");
}
