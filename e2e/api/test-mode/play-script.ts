import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { Database, type Mode } from "@/db/client";
import type { CaptureStep, CheckType } from "@/lib/checks/registry";
import { storeCapture } from "@/lib/media/store-capture";
import { runWorker } from "@/lib/outbox/worker";
import { mediaStore } from "@/lib/storage/open-store";
import { submitSession } from "@/lib/verification/submit-session";
import { createTestDatabase } from "../../fixtures/database";
import { until } from "../../fixtures/outbox-rows";
import { type Invited, startApplicant } from "../applicant/applicant-session";

export type Ended = {
  status: string;
  outcome: string;
  failure_reason: string | null;
  failure_details: string;
  submitted: boolean;
  checks: Record<string, { status: string; outcome: string; result: Record<string, unknown> | null }>;
  events: string[];
  rejected: string[];
  discrepancies: { field: string; record_value: string; document_value: string }[];
};

const endText = `
select s.status, s.outcome, s.failure_reason, s.failure_details, s.submitted_at is not null as submitted,
  (select json_object_agg(c.check_type, json_build_object('status', c.status, 'outcome', c.outcome, 'result', c.result_data))
    from checks c where c.session_id = s.id) as checks,
  array(select replace(e.type, 'verification.', '') from events e where e.session_id = s.id order by e.sequence) as events,
  array(select c.rejected_reason from captures c where c.session_id = s.id and c.rejected_reason is not null order by c.created_at) as rejected,
  coalesce((select json_agg(json_build_object('field', d.field, 'record_value', d.record_value, 'document_value', d.document_value) order by d.field)
    from discrepancies d where d.session_id = s.id), '[]'::json) as discrepancies
from verification_sessions s where s.id = $1`;

/** The real queue on a database and a folder of its own; sessions are played through it by what is handed in. */
export async function startWork() {
  const scratch = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), "veridesk-scripts-"));
  process.env.DATABASE_URL = scratch.url;
  process.env.DATA_DIR = folder;
  const database = new Database(scratch.url, 8);
  const stop = new AbortController();
  const worker = runWorker(stop.signal, database);

  const end = async ({ sessionId }: Invited): Promise<Ended> => {
    const [row] = await database.readSystem<Ended>(endText, [sessionId]);
    if (!row) throw new Error("no session");
    return row;
  };

  return {
    database,
    end,
    start: (checkTypes: CheckType[], mode: Mode = "test", tenantId?: string) =>
      startApplicant(database, { checkTypes, mode, ...(tenantId ? { tenantId } : {}) }),
    /** Hands something in: a script as an object, or bytes. */
    async handIn(
      person: Invited & { ctx: Parameters<typeof storeCapture>[0] },
      step: CaptureStep,
      what: object | Buffer,
    ) {
      const bytes = Buffer.isBuffer(what) ? what : Buffer.from(stringify({ veridesk_script: 1, ...what }));
      await storeCapture(person.ctx, mediaStore(), { sessionId: person.sessionId, step, bytes });
    },
    submit: (person: Invited & { ctx: Parameters<typeof storeCapture>[0] }) =>
      submitSession(person.ctx, person.sessionId),
    /** Until the checks have ended the session, or asked for something again. */
    async settled(person: Invited, ms = 15_000): Promise<Ended> {
      await until(
        "settled",
        async () => {
          const now = await end(person);
          return now.status !== "accessed" || !now.submitted;
        },
        ms,
      );
      return end(person);
    },
    async close() {
      stop.abort();
      await worker;
      await database.close();
      await scratch.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Work = Awaited<ReturnType<typeof startWork>>;
