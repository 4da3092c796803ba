import { recordAudit } from "../audit/record-audit";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { type ExtractedDocument, mergeExtracted, publicExtracted } from "./extracted-data";
import { getSessionDetails, type SessionView } from "./get-session";
import { type DiscrepancyView, listDiscrepancies } from "./list-discrepancies";

/**
 * Everything a completed session found: extracted data (limited in test mode), each check's result, and where they
 * differ from the entity's record. A full document number (live) that is handed out is noted in the audit log.
 * Needs `results:read`. INVALID_REQUEST before completion.
 */
export async function getResults(
  ctx: Ctx,
  sessionId: string,
): Promise<{ session: SessionView; extracted: ExtractedDocument; discrepancies: DiscrepancyView[] }> {
  const session = await getSessionDetails(ctx, sessionId);
  if (session.status !== "completed") {
    throw new DomainError("INVALID_REQUEST", "Verification session not completed.", {
      details: { session_id: session.id, current_status: session.status },
    });
  }
  const extracted = publicExtracted(mergeExtracted(session.checks), ctx.mode);
  const discrepancies = await listDiscrepancies(ctx, session.id);
  if (ctx.mode === "live" && extracted.document_number) {
    await write(ctx, (tx) =>
      recordAudit(ctx, tx, {
        action: "document_number.viewed",
        targetType: "session",
        targetId: session.id,
        details: { in: "results" },
      }),
    );
  }
  return { session, extracted, discrepancies };
}
