import type { Tx } from "@/db/client";
import type { Ctx } from "../context";

/**
 * Takes what was read from documents out of these sessions, and what was compared with it. Outcomes, sub-checks and
 * thresholds stay: that is the decision record. `result_data` keeps its verdicts and loses its values.
 */
export async function forgetReadings(ctx: Ctx, tx: Tx, sessionIds: readonly string[]): Promise<void> {
  const values = [ctx.tenantId, ctx.mode, sessionIds];
  await Promise.all([
    tx.query(
      `update checks set extracted_data = null,
         result_data = case when result_data is null then null else jsonb_strip_nulls(jsonb_build_object(
           'id', result_data->'id', 'type', result_data->'type', 'result', result_data->'result',
           'breakdown', result_data->'breakdown', 'decided_by', result_data->'decided_by',
           'engine', result_data->'engine', 'failure_reason', result_data->'failure_reason',
           'erased', true)) end
       where tenant_id = $1 and mode = $2 and session_id = any ($3::uuid[])`,
      values,
    ),
    tx.query(
      `update check_runs set result = null where tenant_id = $1 and mode = $2 and session_id = any ($3::uuid[])`,
      values,
    ),
    tx.query(
      `update discrepancies set record_value = null, document_value = null, resolution_notes = null
       where tenant_id = $1 and mode = $2 and session_id = any ($3::uuid[])`,
      values,
    ),
    tx.query(
      `update verification_sessions set document_number_hash = null, failure_details = ''
       where tenant_id = $1 and mode = $2 and id = any ($3::uuid[])`,
      values,
    ),
  ]);
}
