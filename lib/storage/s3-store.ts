import type { S3Client } from "@aws-sdk/client-s3";
import { assertStorageKey, type MediaStore, type StoredFile } from "./media-store";

/** How to reach an S3-compatible store. Without keys the SDK's own chain is asked (environment, role). */
export type S3Settings = {
  bucket: string;
  region: string;
  endpoint?: string | undefined;
  accessKeyId?: string | undefined;
  secretAccessKey?: string | undefined;
};

/**
 * Files in an S3-compatible bucket. A put is visible whole or not at all, and durable when it resolves, as S3
 * promises. The SDK is loaded with the first use: installations on local disk never load it.
 */
export class S3Store implements MediaStore {
  private client: Promise<S3Client> | undefined;

  constructor(private readonly settings: S3Settings) {}

  async put(key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    assertStorageKey(key);
    const { PutObjectCommand } = await sdk();
    // The length is signed: a stream is gathered first. Files are bounded (lib/media/media-limits.ts).
    const body = bytes instanceof Uint8Array ? bytes : await gather(bytes);
    await (await this.connect()).send(
      new PutObjectCommand({ ...this.at(key), Body: body, ContentType: "application/octet-stream" }),
    );
  }

  async get(key: string): Promise<Buffer | null> {
    assertStorageKey(key);
    const { GetObjectCommand } = await sdk();
    try {
      const found = await (await this.connect()).send(new GetObjectCommand(this.at(key)));
      return found.Body ? Buffer.from(await found.Body.transformToByteArray()) : null;
    } catch (error) {
      if ((error as Error).name === "NoSuchKey" || (error as Error).name === "NotFound") return null;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    assertStorageKey(key);
    const { DeleteObjectCommand } = await sdk();
    await (await this.connect()).send(new DeleteObjectCommand(this.at(key)));
  }

  async *list(): AsyncIterable<StoredFile> {
    const { ListObjectsV2Command } = await sdk();
    const client = await this.connect();
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({
          Bucket: this.settings.bucket,
          ...(token && { ContinuationToken: token }),
        }),
      );
      for (const { Key, LastModified } of page.Contents ?? []) {
        if (Key) yield { key: Key, modifiedAt: LastModified ?? new Date() };
      }
      token = page.NextContinuationToken;
    } while (token);
  }

  private at(key: string) {
    return { Bucket: this.settings.bucket, Key: key };
  }

  private connect(): Promise<S3Client> {
    this.client ??= makeClient(this.settings);
    return this.client;
  }
}

const sdk = () => import("@aws-sdk/client-s3");

async function makeClient({ region, endpoint, accessKeyId, secretAccessKey }: S3Settings): Promise<S3Client> {
  const { S3Client } = await sdk();
  return new S3Client({
    region,
    // Most S3-compatible stores know buckets by path, and none of the newer checksums by default.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 4,
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  });
}

async function gather(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}
