import { createHash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { DomainError } from "../errors";
import { type OpenedText, wrongFile } from "./readers/reader";

/** A list's file on disk, looked through once: what it is known by, and its text. */
export type ListFile = {
  name: string;
  /** Of the file and its companions together. */
  sha256: string;
  bytes: number;
  texts: OpenedText[];
  /** Bytes handed out so far, for progress. */
  readBytes(): number;
};

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * Opens a file and its companions (where they are there): hashes them, finds their encoding (byte order mark, else
 * UTF-8 if the whole file is, else Windows-1252) and reads gzip as what is in it. Reads each once through.
 * @throws DomainError INVALID_REQUEST without a readable, non-empty file
 */
export async function openListFile(path: string, companions: readonly string[]): Promise<ListFile> {
  if (!existsSync(path) || !statSync(path).isFile())
    throw new DomainError("INVALID_REQUEST", "There is no such file.");
  const beside = companions.map((name) => join(dirname(path), name)).filter((other) => existsSync(other));
  const hash = createHash("sha256");
  let bytes = 0;
  let read = 0;
  const texts: OpenedText[] = [];
  for (const one of [path, ...beside]) {
    const encoding = await lookThrough(one, (piece) => {
      hash.update(piece);
      bytes += piece.length;
    });
    const text = () =>
      decoded(one, encoding, (length) => {
        read += length;
      });
    texts.push({ name: basename(one), text });
  }
  if (bytes === 0) throw wrongFile("it is empty.");
  return { name: basename(path), sha256: hash.digest("hex"), bytes, texts, readBytes: () => read };
}

async function lookThrough(path: string, each: (piece: Buffer) => void): Promise<Encoding> {
  let encoding: Encoding | undefined;
  const check = new TextDecoder("utf-8", { fatal: true });
  let isUtf8 = true;
  for await (const piece of rawPieces(path, each)) {
    encoding ??= byMark(piece) ?? "utf-8";
    if (encoding !== "utf-8" || !isUtf8) continue;
    try {
      check.decode(piece, { stream: true });
    } catch {
      isUtf8 = false;
    }
  }
  try {
    if (isUtf8 && encoding === "utf-8") check.decode();
  } catch {
    // The file ends within a letter: cut off, as its format will say.
  }
  return encoding === "utf-8" && !isUtf8 ? "windows-1252" : (encoding ?? "utf-8");
}

function byMark(piece: Buffer): Encoding | null {
  if (piece[0] === 0xff && piece[1] === 0xfe) return "utf-16le";
  if (piece[0] === 0xfe && piece[1] === 0xff) return "utf-16be";
  return null;
}

async function* decoded(path: string, encoding: Encoding, onBytes: (length: number) => void) {
  const decoder = new TextDecoder(encoding);
  for await (const piece of rawPieces(path, (raw) => onBytes(raw.length))) {
    const text = decoder.decode(piece, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

/** The file's bytes, unpacked where they are gzip; `each` is shown them as they are on disk. */
async function* rawPieces(path: string, each: (piece: Buffer) => void): AsyncGenerator<Buffer, void> {
  const source = createReadStream(path, { highWaterMark: 256 * 1024 });
  source.on("data", (piece) => each(piece as Buffer));
  source.pause();
  const packed = await isGzip(path);
  const stream: Readable = packed ? source.pipe(createGunzip()) : source;
  source.on("error", (error) => stream.destroy(error));
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith("Z_")) throw wrongFile("its compression is damaged.");
    throw error;
  } finally {
    source.destroy();
  }
}

async function isGzip(path: string): Promise<boolean> {
  for await (const piece of createReadStream(path, { end: 1 })) {
    return (piece as Buffer)[0] === 0x1f && (piece as Buffer)[1] === 0x8b;
  }
  return false;
}
