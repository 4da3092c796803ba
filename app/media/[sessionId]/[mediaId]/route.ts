import { errorAnswer } from "@/lib/applicant/error-answer";
import { reviewerOrRefuse } from "@/lib/auth/get-reviewer";
import { newId } from "@/lib/ids";
import { getMedia } from "@/lib/media/get-media";
import { thumbnail } from "@/lib/media/thumbnail";
import { mediaStore } from "@/lib/storage/open-store";

type Params = { params: Promise<{ sessionId: string; mediaId: string }> };

/**
 * A capture's picture, for a signed-in person who may see it; `?size=small` a thumbnail of it. Every look is in the
 * audit log; nothing is cached.
 */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const requestId = newId();
  try {
    const reviewer = await reviewerOrRefuse("Sign in to see this picture.");
    const ctx = { ...reviewer.ctx, requestId };
    const small = new URL(request.url).searchParams.get("size") === "small";
    const whole = await getMedia(ctx, mediaStore(), await params, small ? "previewed" : "viewed");
    const { bytes, contentType } = small ? await thumbnail(whole) : whole;
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": contentType,
        "content-length": String(bytes.length),
        "cache-control": "private, no-store",
        "content-security-policy": "default-src 'none'; sandbox",
        "cross-origin-resource-policy": "same-origin",
        "content-disposition": contentType.startsWith("image/") ? "inline" : "attachment",
        "x-content-type-options": "nosniff",
        "x-request-id": requestId,
      },
    });
  } catch (error) {
    return errorAnswer(error, requestId);
  }
}
