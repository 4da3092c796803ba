import type { Mode } from "@/db/client";
import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";
import { maskNumber } from "./extracted-data";

/** A difference between what was read and the entity's record, and how it was settled. */
export type DiscrepancyView = {
  id: string;
  checkId: string;
  field: string;
  recordValue: string | null;
  documentValue: string | null;
  createdAt: Date;
  resolution: string | null;
  resolutionNotes: string | null;
  resolvedBy: string | null;
  resolvedByName: string | null;
  resolvedAt: Date | null;
};

const text = `
select d.id, d.check_id as "checkId", d.field, d.record_value as "recordValue", d.document_value as "documentValue",
  d.created_at as "createdAt", d.resolution, d.resolution_notes as "resolutionNotes", d.resolved_by as "resolvedBy",
  d.resolved_by_name as "resolvedByName", d.resolved_at as "resolvedAt"
from verification_sessions s
left join discrepancies d on d.tenant_id = s.tenant_id and d.mode = s.mode and d.session_id = s.id
where s.tenant_id = $1 and s.mode = $2 and s.id = $3
order by d.created_at, d.field`;

/** A session's discrepancies in the order they were found; test mode shows what results show. Needs `results:read`. */
export async function listDiscrepancies(ctx: Ctx, sessionId: string): Promise<DiscrepancyView[]> {
  authorize(ctx, "results:read");
  if (!isId(sessionId)) throw notFound("Verification session");
  const rows = await readRows<DiscrepancyView & { id: string | null }>(ctx, text, [
    ctx.tenantId,
    ctx.mode,
    sessionId,
  ]);
  if (rows.length === 0) throw notFound("Verification session");
  return rows
    .filter((row) => row.id !== null)
    .map((row) => ({
      ...row,
      recordValue: limited(ctx.mode, row.field, row.recordValue),
      documentValue: limited(ctx.mode, row.field, row.documentValue),
    }));
}

/** Test mode is "limited" here as in extracted data: no address, the document number masked. */
function limited(mode: Mode, field: string, value: string | null): string | null {
  if (mode === "live" || value === null) return value;
  if (field === "address") return null;
  return field === "document_number" ? maskNumber(value) : value;
}
