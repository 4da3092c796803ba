import { Readable } from "node:stream";
import { errorAnswer } from "@/lib/applicant/error-answer";
import { reviewerOrRefuse } from "@/lib/auth/get-reviewer";
import { makePack } from "@/lib/evidence-pack/make-pack";
import type { SignedPack } from "@/lib/evidence-pack/pack-format";
import { drawPack } from "@/lib/evidence-pack/pdf/draw-pack";
import { signPack } from "@/lib/evidence-pack/sign-pack";
import { wholePack } from "@/lib/evidence-pack/whole-pack";
import { writePack } from "@/lib/evidence-pack/write-pack";
import { newId } from "@/lib/ids";

type Params = { params: Promise<{ sessionId: string }> };

/**
 * A session's evidence pack for a signed-in person: `?format=json|pdf`, `&images=1` with pictures. Logged. The JSON
 * is sent as it is made, one picture in memory at a time; the PDF is made whole.
 */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const requestId = newId();
  try {
    const reviewer = await reviewerOrRefuse("Sign in to get an evidence pack.");
    const query = new URL(request.url).searchParams;
    const format = query.get("format") === "pdf" ? "pdf" : "json";
    const { sessionId } = await params;
    const { pack, open } = await makePack(
      { ...reviewer.ctx, requestId },
      { sessionId, format, images: query.get("images") === "1" },
    );
    const pieces = writePack(pack, open, signPack);
    const headers = {
      "content-disposition": `attachment; filename="evidence-${pack.session.id}.${format}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "x-request-id": requestId,
    };
    if (format === "json") {
      const body = Readable.toWeb(Readable.from(pieces, { objectMode: false }));
      return new Response(body as ReadableStream, {
        headers: { ...headers, "content-type": "application/json" },
      });
    }
    const bytes = await wholePack(pieces);
    const pdf = await drawPack(JSON.parse(bytes.toString()) as SignedPack, bytes);
    return new Response(new Uint8Array(pdf), { headers: { ...headers, "content-type": "application/pdf" } });
  } catch (error) {
    return errorAnswer(error, requestId);
  }
}
