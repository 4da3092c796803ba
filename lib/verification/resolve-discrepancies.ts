import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { discrepancies } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import type { Ctx, Person } from "../context";
import { DomainError, invalid } from "../errors";
import { isUnsettled, type Resolution } from "./discrepancy-resolutions";

export type GivenResolution = { discrepancyId: string; resolution: Resolution; notes: string | null };

/**
 * Settles discrepancies of a locked session, with an audit row each. A settled one keeps its resolution; only
 * `not_resolvable` may later be replaced. VALIDATION_ERROR for ids of other sessions or given twice, CONFLICT for
 * what somebody has settled.
 */
export async function resolveDiscrepancies(
  ctx: Ctx,
  tx: Tx,
  sessionId: string,
  person: Person,
  given: readonly GivenResolution[],
): Promise<void> {
  if (given.length === 0) return;
  const ids = given.map((g) => g.discrepancyId.toLowerCase());
  if (new Set(ids).size < ids.length) throw invalid({ resolutions: ["Each discrepancy once."] });
  const scope = [
    eq(discrepancies.tenantId, ctx.tenantId),
    eq(discrepancies.mode, ctx.mode),
    eq(discrepancies.sessionId, sessionId),
  ];
  const rows = await tx.db
    .select()
    .from(discrepancies)
    .where(and(...scope, inArray(discrepancies.id, ids)));
  const known = new Map(rows.map((row) => [row.id, row]));
  if (ids.some((id) => !known.has(id)))
    throw invalid({ resolutions: ["Each must be a discrepancy of this session."] });
  const settled = rows.filter((row) => !isUnsettled(row.resolution));
  if (settled.length > 0) {
    throw new DomainError("CONFLICT", "A discrepancy is resolved already.", {
      details: {
        resolved: settled.map((d) => ({ discrepancy_id: d.id, field: d.field, resolution: d.resolution })),
      },
    });
  }
  const now = ctx.now();
  // At most one for each field of a document, so a handful: sent together.
  await Promise.all(
    given.map((g) =>
      tx.db
        .update(discrepancies)
        .set({
          resolution: g.resolution,
          resolutionNotes: g.notes,
          resolvedBy: person.id,
          resolvedByName: person.name,
          resolvedAt: now,
        })
        .where(and(...scope, eq(discrepancies.id, g.discrepancyId.toLowerCase()))),
    ),
  );
  await Promise.all(
    given.map((g) =>
      recordAudit(ctx, tx, {
        action: "discrepancy.resolved",
        targetType: "session",
        targetId: sessionId,
        details: {
          discrepancy_id: g.discrepancyId.toLowerCase(),
          field: known.get(g.discrepancyId.toLowerCase())?.field,
          resolution: g.resolution,
        },
      }),
    ),
  );
}
