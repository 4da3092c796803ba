import type { Ctx } from "../context";
import { DomainError } from "../errors";
import { type ExtractedDocument, mergeExtracted, publicExtracted } from "./extracted-data";
import { getSessionDetails, type SessionView } from "./get-session";

/**
 * Everything a completed session found: extracted data (limited in test mode) and each check's result.
 * Needs `results:read`. INVALID_REQUEST before completion.
 */
export async function getResults(
  ctx: Ctx,
  sessionId: string,
): Promise<{ session: SessionView; extracted: ExtractedDocument }> {
  const session = await getSessionDetails(ctx, sessionId);
  if (session.status !== "completed") {
    throw new DomainError("INVALID_REQUEST", "Verification session not completed.", {
      details: { session_id: session.id, current_status: session.status },
    });
  }
  return { session, extracted: publicExtracted(mergeExtracted(session.checks), ctx.mode) };
}
