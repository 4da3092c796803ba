import { errorAnswer } from "@/lib/applicant/error-answer";
import { noteCallback } from "@/lib/checks/providers/complycube/note-callback";
import { database } from "@/lib/database";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { readLimited } from "@/lib/media/read-limited";

const MOST_BYTES = 256 * 1024;

/** ComplyCube's webhook: set its address to BASE_URL/api/callbacks/complycube/. Verified over the raw body. */
export async function POST(request: Request): Promise<Response> {
  const requestId = newId();
  try {
    const body = await readLimited(
      request,
      MOST_BYTES,
      () => new DomainError("PAYLOAD_TOO_LARGE", "The event is too large."),
    );
    await noteCallback(database(), body, request.headers.get("complycube-signature"));
    return Response.json(
      { received: true },
      { headers: { "cache-control": "no-store", "x-request-id": requestId } },
    );
  } catch (error) {
    return errorAnswer(error, requestId);
  }
}
