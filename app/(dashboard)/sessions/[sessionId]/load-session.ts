import type {
  CheckPanelView,
  FieldView,
  MediaView,
  ReviewView,
  SubCheckView,
  TimelineView,
} from "@/components/session/session-page-view";
import { allows } from "@/lib/authorize";
import { CHECKS } from "@/lib/checks/registry";
import type { Ctx } from "@/lib/context";
import { getEntity } from "@/lib/entities/get-entity";
import { DomainError } from "@/lib/errors";
import { listSessionMedia } from "@/lib/media/list-session-media";
import { mergeExtracted, publicExtracted } from "@/lib/verification/extracted-data";
import { type CheckView, getSessionDetails, type SessionView } from "@/lib/verification/get-session";
import { listReviews } from "@/lib/verification/list-reviews";
import { listTimeline } from "@/lib/verification/list-timeline";
import { compareFields } from "./compare-fields";

export type SessionPageData = {
  session: SessionView;
  checks: CheckPanelView[];
  fields: FieldView[];
  media: MediaView[];
  reviews: ReviewView[];
  timeline: TimelineView[];
};

/** Everything the session page shows; null when there is no such session here. Needs `results:read`. */
export async function loadSession(ctx: Ctx, sessionId: string): Promise<SessionPageData | null> {
  try {
    const [session, reviews, timeline, media] = await Promise.all([
      getSessionDetails(ctx, sessionId),
      listReviews(ctx, sessionId),
      listTimeline(ctx, sessionId),
      allows(ctx.actor, ctx.mode, "media:view") ? listSessionMedia(ctx, sessionId) : [],
    ]);
    const record = await findRecord(ctx, session.entityId);
    const types = new Map(session.checks.map((check) => [check.id, check.type]));
    return {
      session,
      checks: session.checks.map(panelOf),
      fields: compareFields(publicExtracted(mergeExtracted(session.checks), ctx.mode), record),
      media: media.map((m) => ({ ...m, createdAt: m.createdAt.toISOString() })),
      reviews: reviews.reviews.map((r) => ({
        id: r.id,
        decision: r.decision,
        notes: r.notes,
        reviewer: r.reviewerName,
        at: r.createdAt.toISOString(),
        checks: (r.checkIds ?? []).flatMap((id) => types.get(id) ?? []),
        byKey: r.apiKeyId !== null,
      })),
      timeline: timeline.map((item) => ({ ...item, at: item.at.toISOString() })),
    };
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

/** The entity's record; null once it was erased. */
async function findRecord(ctx: Ctx, entityId: string) {
  try {
    return await getEntity(ctx, entityId);
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

type Evidence = Partial<Record<"method" | "measured" | "threshold" | "reason", unknown>>;

function panelOf(check: CheckView): CheckPanelView {
  const breakdown = (check.resultData?.breakdown ?? {}) as Record<string, string>;
  const evidence = (check.resultData?.evidence ?? {}) as Record<string, Evidence>;
  const decidedBy = check.resultData?.decided_by;
  // jsonb forgets the order of keys; the registry knows it.
  const order: readonly string[] = CHECKS[check.type].subChecks;
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return {
    id: check.id,
    type: check.type,
    status: check.status,
    outcome: check.outcome,
    decidedBy: typeof decidedBy === "string" ? decidedBy : null,
    subChecks: Object.entries(breakdown)
      .sort(([a], [b]) => place(a) - place(b))
      .map(([key, value]) => subCheckOf(key, value, evidence[key] ?? {})),
  };
}

function subCheckOf(key: string, value: string, found: Evidence): SubCheckView {
  const text = (v: unknown) => (typeof v === "string" ? v : null);
  const plain = (v: unknown) => (typeof v === "number" || typeof v === "string" ? v : null);
  return {
    key,
    value,
    method: text(found.method),
    measured: typeof found.measured === "boolean" ? found.measured : plain(found.measured),
    threshold: plain(found.threshold),
    reason: text(found.reason),
  };
}
