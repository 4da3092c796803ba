import { DomainError } from "../errors";

/**
 * A request body as bytes, given up as soon as it is larger than `limit`: the rest is never held in memory. Throws
 * `tooLarge()`, and INVALID_REQUEST when the sender goes away. No body reads as no bytes.
 */
export async function readLimited(request: Request, limit: number, tooLarge: () => Error): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  if (!request.body) return Buffer.alloc(0);
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new DomainError("INVALID_REQUEST", "The upload was interrupted.");
    });
    if (done) return Buffer.concat(parts, size);
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel().catch(() => {});
      throw tooLarge();
    }
    parts.push(value);
  }
}
