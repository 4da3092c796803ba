import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError, notFound } from "../errors";
import { wipeCompletion } from "../events/wipe-bodies";
import { isId } from "../ids";

type Row = { status: string; held: boolean | null; result: Record<string, unknown> | null };

const findText = `
select c.status, e.legal_hold_until > $5 as held, c.result_data as result
from checks c
join verification_sessions s on s.tenant_id = c.tenant_id and s.mode = c.mode and s.id = c.session_id
join entities e on e.tenant_id = s.tenant_id and e.mode = s.mode and e.id = s.entity_id
where c.tenant_id = $1 and c.mode = $2 and c.session_id = $3 and c.id = $4 for update of c`;

// What a verdict is made of stays: that is the decision record. As forget-readings.ts does for whole sessions.
const checkText = `
update checks set extracted_data = null, result_data = jsonb_strip_nulls(jsonb_build_object(
  'id', result_data->'id', 'type', result_data->'type', 'result', result_data->'result',
  'breakdown', result_data->'breakdown', 'decided_by', result_data->'decided_by',
  'engine', result_data->'engine', 'failure_reason', result_data->'failure_reason', 'erased', true))
where tenant_id = $1 and mode = $2 and id = $3`;

const COPIES = [
  "update check_runs set result = null where tenant_id = $1 and mode = $2 and check_id = $3",
  `update discrepancies set record_value = null, document_value = null, resolution_notes = null
   where tenant_id = $1 and mode = $2 and check_id = $3`,
  "update screenings set fields = null where tenant_id = $1 and mode = $2 and check_id = $3",
];

// A number that is still known from another check of the session goes on finding it.
const numberText = `
update verification_sessions set document_number_hash = null
where tenant_id = $1 and mode = $2 and id = $3 and not exists (select from checks c
  where c.tenant_id = $1 and c.mode = $2 and c.session_id = $3 and c.extracted_data ? 'document_number')`;

/**
 * Takes one check's readings out, by itself: what was read, measured and compared. Its outcome and the verdicts of its
 * parts stay and say that they were redacted; the session and its other checks are as they were. The event that told
 * what was read loses its body, and is not sent any more where it waits. Audit row. Needs `entities:write`.
 * Errors: NOT_FOUND (unknown, or redacted already); INVALID_REQUEST while the check is under way; CONFLICT under a
 * legal hold.
 */
export async function redactCheck(ctx: Ctx, ids: { sessionId: string; checkId: string }): Promise<void> {
  authorize(ctx, "entities:write");
  const { sessionId, checkId } = ids;
  if (!isId(sessionId) || !isId(checkId)) throw notFound("Check");
  await write(ctx, async (tx) => {
    const scope = [ctx.tenantId, ctx.mode];
    const [check] = await tx.query<Row>(findText, [...scope, sessionId, checkId, ctx.now()]);
    if (!check || check.result?.erased === true) throw notFound("Check");
    if (check.held) throw new DomainError("CONFLICT", "A legal hold keeps everything of this entity.");
    if (check.status !== "completed")
      throw new DomainError("INVALID_REQUEST", "This check has no result yet.", {
        details: { check_id: checkId.toLowerCase(), status: check.status },
      });
    await tx.query(checkText, [...scope, checkId]);
    for (const text of COPIES) await tx.query(text, [...scope, checkId]);
    await tx.query(numberText, [...scope, sessionId]);
    await wipeCompletion(ctx, tx, sessionId);
    await recordAudit(ctx, tx, {
      action: "check.redacted",
      targetType: "session",
      targetId: sessionId.toLowerCase(),
      details: { check_id: checkId.toLowerCase() },
    });
  });
}
