import { env, mediaDir } from "../env";
import { LocalDisk } from "./local-disk";
import type { MediaStore } from "./media-store";
import { S3Store } from "./s3-store";

let s3: { bucket: string; store: S3Store } | undefined;

/** The media store of this installation: an S3-compatible bucket when S3_BUCKET names one, else local disk. */
export function mediaStore(): MediaStore {
  const { S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env();
  if (!S3_BUCKET) return new LocalDisk(mediaDir());
  if (s3?.bucket !== S3_BUCKET) {
    const keys = { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY };
    const store = new S3Store({ bucket: S3_BUCKET, region: S3_REGION, endpoint: S3_ENDPOINT, ...keys });
    s3 = { bucket: S3_BUCKET, store };
  }
  return s3.store;
}
