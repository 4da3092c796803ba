import type { z } from "zod";
import { instantText } from "../../format/instant";
import { createReview, type Review } from "../../verification/create-review";
import { listEntityReviews } from "../../verification/list-entity-reviews";
import { listReviews } from "../../verification/list-reviews";
import * as contract from "../contracts/reviews";
import type { Endpoint, Incoming } from "../endpoint";

const showReview = (review: Review) => ({
  review_id: review.id,
  decision: review.decision,
  notes: review.notes,
  reviewed_by: { id: review.reviewerId, name: review.reviewerName, email: review.reviewerEmail },
  reviewed_at: instantText(review.createdAt),
  check_ids: review.checkIds,
  reason_code: review.reasonCode,
  standing: review.standing,
  supersedes_id: review.supersedesId,
  seconds_review_id: review.secondsReviewId,
  machine_outcome: review.machineOutcome,
  policy_version: review.policyVersion,
  reviewer_role: review.reviewerRole,
  sign_in_strength: review.signInStrength,
  opened: review.opened,
});

export const createReviewEndpoint: Endpoint = {
  method: "POST",
  path: "/verification/sessions/:session_id/reviews/create",
  summary: "Submit a review decision",
  scope: "reviews:write",
  body: contract.createReviewBody,
  success: { status: 201, schema: contract.createdReview },
  async run(ctx, { params, body }: Incoming<z.infer<typeof contract.createReviewBody>>) {
    const review = await createReview(ctx, {
      sessionId: params.session_id ?? "",
      decision: body.decision,
      notes: body.notes,
      checkIds: body.check_ids ?? null,
      reasonCode: body.reason_code ?? null,
      expectedReviewId: body.expected_review_id,
      resolutions: (body.resolutions ?? []).map((r) => ({
        discrepancyId: r.discrepancy_id,
        resolution: r.resolution,
        notes: r.notes ?? null,
      })),
    });
    const { review_id, ...rest } = showReview(review);
    return { status: 201, body: { review_id, session_id: review.sessionId, ...rest } };
  },
};

export const listReviewsEndpoint: Endpoint = {
  method: "GET",
  path: "/verification/sessions/:session_id/reviews",
  summary: "List a session's reviews",
  scope: "reviews:read",
  success: { status: 200, schema: (dialect) => dialect.reviewsSchema },
  async run(ctx, { params, dialect }) {
    const { session, reviews } = await listReviews(ctx, params.session_id ?? "");
    return {
      status: 200,
      body: dialect.reviews({
        about: {
          session_id: session.id,
          entity_id: session.entityId,
          session_status: session.status,
          session_outcome: session.outcome,
        },
        items: reviews.map(showReview),
        latest: session.latestDecision,
      }),
    };
  },
};

export const listEntityReviewsEndpoint: Endpoint = {
  method: "GET",
  path: "/entities/:entity_id/reviews",
  summary: "List the decisions about all sessions of an entity, newest first, at most 200",
  scope: "reviews:read",
  success: { status: 200, schema: contract.entityReviews },
  async run(ctx, { params }) {
    const entityId = (params.entity_id ?? "").toLowerCase();
    const reviews = await listEntityReviews(ctx, entityId);
    const results = reviews.map((review) => ({ ...showReview(review), session_id: review.sessionId }));
    return { status: 200, body: { entity_id: entityId, results } };
  },
};
