import type { Database, Mode } from "@/db/client";
import type { TenantSettings } from "@/db/schema";
import { eraseEntity } from "../entities/erase-entity";
import { DomainError } from "../errors";
import { systemContext } from "../outbox/system-context";
import { RETENTION_CLASSES, retentionDays } from "./classes";
import { deleteClass } from "./delete-class";
import { dueSessions, isStillDue } from "./due-sessions";

const BATCH = 100;
const MODES: readonly Mode[] = ["test", "live"];

/**
 * Deletes what has been kept long enough, tenant by tenant and class by class, and carries out erasures whose hold has
 * ended. Every session is its own transaction with its audit row. Returns how much it did.
 */
export async function applyRetention(database: Database): Promise<number> {
  const tenants = await database.readSystem<{ id: string; settings: TenantSettings }>(
    "select id, settings from tenants",
  );
  let done = 0;
  for (const { id: tenantId, settings } of tenants) {
    for (const mode of MODES) done += await deleteDue(database, { tenantId, mode }, settings);
  }
  return done + (await eraseDeferred(database));
}

async function deleteDue(
  database: Database,
  scope: { tenantId: string; mode: Mode },
  settings: TenantSettings,
): Promise<number> {
  const ctx = systemContext(database, scope, "retention");
  let done = 0;
  for (const kind of RETENTION_CLASSES) {
    const days = retentionDays(settings, kind);
    for (let deleted = BATCH; deleted === BATCH; done += deleted) {
      deleted = 0;
      for (const { sessionId } of await database.readTenant(scope, (tx) =>
        dueSessions(ctx, tx, kind, days, BATCH),
      )) {
        deleted += await database.inTenant(scope, async (tx) => {
          // What was due a moment ago may be held or looked at by now; then a later turn asks again.
          if (!(await isStillDue(ctx, tx, kind, days, sessionId))) return 0;
          await deleteClass(ctx, tx, kind, sessionId);
          return 1;
        });
      }
    }
  }
  return done;
}

type Deferred = { tenant_id: string; mode: Mode; entity_id: string };

// Those without a date are asked again too: the relationship may have ended since.
const deferredText = `
select r.tenant_id, r.mode, r.entity_id from erasures r
join entities e on e.tenant_id = r.tenant_id and e.mode = r.mode and e.id = r.entity_id
where r.state = 'deferred' and (r.deferred_until <= now() or (r.deferred_until is null and e.relationship_ended_at is not null))
order by r.deferred_until nulls last limit ${BATCH}`;

async function eraseDeferred(database: Database): Promise<number> {
  const due = await database.readSystem<Deferred>(deferredText);
  let done = 0;
  for (const { tenant_id: tenantId, mode, entity_id: entityId } of due) {
    try {
      await eraseEntity(systemContext(database, { tenantId, mode }, "retention"), entityId);
      done += 1;
    } catch (error) {
      // An active session came in between: the next turn asks again.
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return done;
}
