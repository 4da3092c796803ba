import type { Mode } from "@/db/client";
import { type Ctx, type Person, readRows } from "../context";
import { getEntity } from "../entities/get-entity";
import { DomainError } from "../errors";
import { instantText } from "../format/instant";
import { listSessionMedia } from "../media/list-session-media";
import { listHits } from "../screening/list-hits";
import { mergeExtracted, publicExtracted } from "../verification/extracted-data";
import { findContest } from "../verification/get-contest";
import { getSessionDetails } from "../verification/get-session";
import { listDiscrepancies } from "../verification/list-discrepancies";
import { listReviews } from "../verification/list-reviews";
import { listTimeline } from "../verification/list-timeline";
import { type Json, PACK_FORMAT, type Pack, type PackCapture } from "./pack-format";
import { plain } from "./plain";

type Row = {
  tenant: { id: string; name: string; policyVersion: number; thresholds: Json; requiredSubChecks: Json };
  checks: { id: string; provider: string | null; options: Json; engine: Json }[];
  consents: Json[];
  challenges: Json[];
  claimed: { document_type: string | null; document_country: string | null } | null;
};

// As instantText writes them.
const moment = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const text = `
select json_build_object('id', t.id, 'name', t.name, 'policyVersion', t.policy_version,
    'thresholds', coalesce(t.settings->'thresholds', '{}'), 'requiredSubChecks', coalesce(t.settings->'requiredSubChecks', '[]')) as tenant,
  coalesce((select json_agg(json_build_object('id', c.id, 'provider', c.provider, 'options', c.options, 'engine', c.engine))
    from checks c where c.tenant_id = $1 and c.mode = $2 and c.session_id = $3), '[]') as checks,
  coalesce((select json_agg(json_build_object('id', n.id, 'version', n.version, 'language', n.language,
      'text_sha256', encode(n.text_hash, 'hex'), 'at', ${moment("n.created_at")}, 'withdrawn_at', ${moment("n.withdrawn_at")}) order by n.created_at)
    from consents n where n.tenant_id = $1 and n.mode = $2 and n.session_id = $3), '[]') as consents,
  (select json_build_object('document_type', s.document_type, 'document_country', s.document_country)
    from verification_sessions s where s.tenant_id = $1 and s.mode = $2 and s.id = $3) as claimed,
  coalesce((select json_agg(json_build_object('id', l.id, 'actions', l.actions, 'shown_at', ${moment("l.created_at")}, 'answered', l.capture_id is not null) order by l.created_at)
    from liveness_challenges l where l.tenant_id = $1 and l.mode = $2 and l.session_id = $3), '[]') as challenges
from tenants t where t.id = $1`;

/** Everything about a session, in the order and names of the file, without the pictures' bytes. NOT_FOUND. */
export async function gatherPack(
  ctx: Ctx,
  sessionId: string,
  by: { person: Person; role: string },
  version: string,
): Promise<Pack> {
  const session = await getSessionDetails(ctx, sessionId);
  const system: Ctx = { ...ctx, actor: { type: "system", name: "evidence pack" } };
  const [rows, entity, media, { reviews }, discrepancies, screening, contest, timeline] = await Promise.all([
    readRows<Row>(ctx, text, [ctx.tenantId, ctx.mode, session.id]),
    findEntity(ctx, session.entityId),
    // Hashes and sizes are no pictures: the record names them for everybody who may read it.
    listSessionMedia(system, session.id),
    listReviews(ctx, session.id),
    listDiscrepancies(ctx, session.id),
    listHits(ctx, session.id),
    findContest(ctx, session.id),
    listTimeline(ctx, session.id),
  ]);
  const [row] = rows;
  if (!row) throw new Error("The tenant is gone.");
  const more = new Map(row.checks.map((c) => [c.id, c]));
  return {
    format: PACK_FORMAT,
    made: madeBy(ctx, by, row.tenant, version),
    session: { ...plain(session, ["checks", "contest"]), claimed: row.claimed },
    entity: entity ? limitedEntity(ctx.mode, plain(entity)) : { id: session.entityId, erased: true },
    extracted_data: plain(publicExtracted(mergeExtracted(session.checks), ctx.mode)),
    consents: row.consents,
    challenges: row.challenges,
    checks: session.checks.map((check) => {
      const { provider = null, options = {}, engine = null } = more.get(check.id) ?? {};
      return { ...plain(check, ["extractedData"]), provider, options, engine };
    }),
    captures: media.map((m): PackCapture => {
      const { id, created_at, deleted_reason, content_type, ...rest } = plain(m) as Record<string, Json>;
      return {
        ...rest,
        media_id: id,
        content_type,
        captured_at: created_at,
        deleted: deleted_reason,
      } as PackCapture;
    }),
    discrepancies: discrepancies.map((d) => plain(d)),
    screenings: screening.screenings.map((s) => plain(s)),
    hits: screening.hits.map((hit) => plain(hit)),
    reviews: reviews.map((review) => plain(review, ["tenantId", "mode", "sessionId"])),
    contest: contest && plain(contest),
    timeline: timeline.map((item) => plain(item)),
  };
}

function madeBy(ctx: Ctx, by: { person: Person; role: string }, tenant: Row["tenant"], version: string) {
  return {
    at: instantText(ctx.now()),
    by: { id: by.person.id, name: by.person.name, role: by.role },
    tenant: { id: tenant.id, name: tenant.name },
    mode: ctx.mode,
    policy_version: tenant.policyVersion,
    policy: { thresholds: tenant.thresholds, required_sub_checks: tenant.requiredSubChecks },
    software: `veridesk ${version}`,
  };
}

/** Test mode is limited everywhere: no address. */
function limitedEntity(mode: Mode, entity: { [key: string]: Json }): { [key: string]: Json } {
  if (mode === "live") return entity;
  return Object.fromEntries(Object.entries(entity).filter(([key]) => !key.startsWith("address_")));
}

async function findEntity(ctx: Ctx, entityId: string) {
  try {
    return await getEntity({ ...ctx, actor: { type: "system", name: "evidence pack" } }, entityId);
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
