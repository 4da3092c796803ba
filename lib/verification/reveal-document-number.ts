import { recordAudit } from "../audit/record-audit";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { mergeExtracted, publicExtracted } from "./extracted-data";
import { getSessionDetails } from "./get-session";

/**
 * The document's number in full, for a person who asks to see it; the look is in the audit log before it is shown,
 * and a later review says so. In test mode it stays masked, as in results. Needs `results:read`.
 * INVALID_REQUEST when no number was read.
 */
export async function revealDocumentNumber(ctx: Ctx, sessionId: string): Promise<string> {
  const session = await getSessionDetails(ctx, sessionId);
  const { document_number } = publicExtracted(mergeExtracted(session.checks), ctx.mode);
  if (!document_number) throw new DomainError("INVALID_REQUEST", "No document number was read.");
  await write(ctx, (tx) =>
    recordAudit(ctx, tx, {
      action: "document_number.viewed",
      targetType: "session",
      targetId: session.id,
      details: { in: "dashboard" },
    }),
  );
  return document_number;
}
