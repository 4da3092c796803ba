import type {
  CheckPanelView,
  ContestItem,
  DiscrepancyItem,
  FieldView,
  HitView,
  MediaView,
  RegionView,
  ReviewView,
  TimelineView,
} from "@/components/session/session-page-view";
import { allows } from "@/lib/authorize";
import type { Ctx } from "@/lib/context";
import { getEntity } from "@/lib/entities/get-entity";
import { DomainError } from "@/lib/errors";
import { instantOrNull } from "@/lib/format/instant";
import { listSessionMedia } from "@/lib/media/list-session-media";
import { listHits } from "@/lib/screening/list-hits";
import { getSettings } from "@/lib/tenants/get-settings";
import { isUnsettled, RESOLUTIONS } from "@/lib/verification/discrepancy-resolutions";
import { mergeExtracted, publicExtracted } from "@/lib/verification/extracted-data";
import { findContest } from "@/lib/verification/get-contest";
import { getSessionDetails, type SessionView } from "@/lib/verification/get-session";
import { listDiscrepancies } from "@/lib/verification/list-discrepancies";
import { listReviews } from "@/lib/verification/list-reviews";
import { listTimeline } from "@/lib/verification/list-timeline";
import { panelOf, regionViews } from "./check-views";
import { compareFields, fieldLabel } from "./compare-fields";
import { hitView } from "./hit-views";
import { reviewViews } from "./review-views";

export type SessionPageData = {
  session: SessionView;
  checks: CheckPanelView[];
  regions: RegionView[];
  fields: FieldView[];
  media: MediaView[];
  reviews: ReviewView[];
  timeline: TimelineView[];
  discrepancies: DiscrepancyItem[];
  contest: ContestItem | null;
  hits: HitView[];
  searches: number;
  country: string | null;
  fourEyes: boolean;
};

/** Everything the session page shows; null when there is no such session here. Needs `results:read`. */
export async function loadSession(ctx: Ctx, sessionId: string): Promise<SessionPageData | null> {
  try {
    const [session, { reviews }, timeline, media, discrepancies, contest, screening, settings] =
      await Promise.all([
        getSessionDetails(ctx, sessionId),
        listReviews(ctx, sessionId),
        listTimeline(ctx, sessionId),
        allows(ctx.actor, ctx.mode, "media:view") ? listSessionMedia(ctx, sessionId) : [],
        listDiscrepancies(ctx, sessionId),
        findContest(ctx, sessionId),
        listHits(ctx, sessionId),
        getSettings(ctx),
      ]);
    const record = await findRecord(ctx, session.entityId);
    const types = new Map(session.checks.map((check) => [check.id, check.type]));
    const document = publicExtracted(mergeExtracted(session.checks), ctx.mode);
    return {
      session,
      checks: session.checks.map(panelOf),
      regions: regionViews(session.checks),
      fields: compareFields(document, record),
      media: media.map(({ sha256: _, bytes: __, ...m }) => ({ ...m, createdAt: m.createdAt.toISOString() })),
      reviews: reviewViews(reviews, types),
      timeline: timeline.map((item) => ({ ...item, at: item.at.toISOString() })),
      discrepancies: discrepancies.map((d) => ({
        ...{ id: d.id, field: d.field, label: fieldLabel(d.field) },
        ...{ recordValue: d.recordValue, documentValue: d.documentValue, resolution: d.resolution },
        resolutionWords: RESOLUTIONS[d.resolution as keyof typeof RESOLUTIONS] ?? d.resolution,
        resolutionNotes: d.resolutionNotes,
        resolvedByName: d.resolvedByName,
        resolvedAt: instantOrNull(d.resolvedAt),
        isOpen: isUnsettled(d.resolution),
      })),
      contest: contest && {
        ...contest,
        createdAt: contest.createdAt.toISOString(),
        proposedById: contest.proposedBy,
        proposedAt: instantOrNull(contest.proposedAt),
        decidedAt: instantOrNull(contest.decidedAt),
      },
      hits: screening.hits.map((hit) => hitView(hit, session.entityName)),
      searches: screening.screenings.length,
      country: document.document_country,
      fourEyes: settings.fourEyes,
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
