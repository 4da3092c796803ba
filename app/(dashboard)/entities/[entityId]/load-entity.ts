import type {
  EntityHitView,
  EntityReviewView,
  NoteView,
  RetentionView,
} from "@/components/entities/entity-page-view";
import type { Ctx } from "@/lib/context";
import { getEntity } from "@/lib/entities/get-entity";
import { listEntityNotes } from "@/lib/entities/list-entity-notes";
import { instantOrNull, instantText } from "@/lib/format/instant";
import { type EntityRetention, getRetention } from "@/lib/retention/get-retention";
import { listEntityHits } from "@/lib/screening/list-entity-hits";
import type { Hit } from "@/lib/screening/list-hits";
import type { Review } from "@/lib/verification/create-review";
import { listEntityReviews } from "@/lib/verification/list-entity-reviews";
import { listEntitySessions } from "@/lib/verification/list-sessions";
import { orNull } from "../../or-null";

const SESSIONS = 25;

/** Everything the page of an entity shows; null when there is none here, or no longer. Needs `entities:read`. */
export async function loadEntity(ctx: Ctx, entityId: string) {
  const entity = await orNull(getEntity(ctx, entityId));
  if (!entity) return null;
  const newest = { kind: "cursor", size: SESSIONS, after: null, before: null } as const;
  const [sessions, reviews, screening, notes, retention] = await Promise.all([
    listEntitySessions(ctx, { entityId: entity.id, page: newest }),
    listEntityReviews(ctx, entity.id),
    listEntityHits(ctx, entity.id),
    listEntityNotes(ctx, entity.id),
    getRetention(ctx, entity.id),
  ]);
  return {
    entity,
    sessions: sessions.rows.map((session) => ({
      ...{ id: session.id, profile: session.profile, status: session.status, outcome: session.outcome },
      ...{ decision: session.latestDecision, createdAt: instantText(session.createdAt) },
    })),
    moreSessions: sessions.next !== null,
    reviews: reviews.map(reviewView),
    hits: screening.hits.map(hitView),
    searches: screening.screenings.length,
    lastSearch: instantOrNull(screening.screenings[0]?.createdAt ?? null),
    notes: notes.map(
      ({ id, text, authorName, createdAt }): NoteView => ({
        ...{ id, text, author: authorName, at: instantText(createdAt) },
      }),
    ),
    retention: retentionView(retention, ctx.now()),
  };
}

const reviewView = (review: Review): EntityReviewView => ({
  id: review.id,
  sessionId: review.sessionId,
  decision: review.decision,
  machineOutcome: review.machineOutcome,
  isProposal: review.standing === "proposed",
  reviewer: review.reviewerName,
  notes: review.notes,
  at: instantText(review.createdAt),
});

const hitView = (hit: Hit): EntityHitView => ({
  id: hit.id,
  name: hit.entry.names[0]?.name ?? hit.sourceId,
  kinds: hit.kinds,
  score: hit.score,
  evidence: hit.evidence,
  list: hit.list,
  isCurrent: hit.isCurrent,
  sessionId: hit.sessionId,
  decision: hit.decision,
  reason: hit.reason,
  decidedBy: hit.decidedBy?.name ?? null,
  decidedAt: instantOrNull(hit.decidedAt),
});

function retentionView(found: EntityRetention, now: Date): RetentionView {
  const { legalHold, waiting, erasure } = found;
  return {
    relationshipEndedAt: instantOrNull(found.relationshipEndedAt),
    legalHold: legalHold && {
      ...{ authority: legalHold.authority, reason: legalHold.reason },
      ...{ until: instantText(legalHold.until), past: legalHold.until <= now },
    },
    waiting: waiting && {
      ...{ because: waiting.because, until: instantOrNull(waiting.until) },
      requestedAt: instantText(waiting.requestedAt),
    },
    erasure: {
      ...erasure,
      deferral: erasure.deferral && {
        ...{ until: instantOrNull(erasure.deferral.until), because: erasure.deferral.because },
      },
    },
  };
}
