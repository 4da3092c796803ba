import { errorAnswer as answerFor } from "../api/handle/answer";

/** Any error as the API's JSON envelope (lib/api/handle/answer.ts), never cached. */
export function errorAnswer(error: unknown, requestId: string): Response {
  const { status, body, headers } = answerFor(error, requestId, "documented");
  return Response.json(body, {
    status,
    headers: { ...headers, "cache-control": "no-store", "x-request-id": requestId },
  });
}
