import type { z } from "zod";
import { instantText } from "../../format/instant";
import { decideHit } from "../../screening/decide-hit";
import { listEntityHits } from "../../screening/list-entity-hits";
import { listHits } from "../../screening/list-hits";
import * as contract from "../contracts/hits";
import type { Endpoint, Incoming } from "../endpoint";
import { showHit, showScreening } from "./show-hit";

export const listHitsEndpoint: Endpoint = {
  method: "GET",
  path: "/verification/sessions/:session_id/hits",
  summary: "List what watchlists hold against a session's person",
  scope: "results:read",
  success: { status: 200, schema: contract.sessionHits },
  async run(ctx, { params }) {
    const found = await listHits(ctx, params.session_id ?? "");
    return {
      status: 200,
      body: {
        session_id: found.sessionId,
        entity_id: found.entityId,
        screening_status: found.screeningStatus,
        screenings: found.screenings.map(showScreening),
        hits: found.hits.map((hit, i) => showHit(hit, i + 1)),
      },
    };
  },
};

export const listEntityHitsEndpoint: Endpoint = {
  method: "GET",
  path: "/entities/:entity_id/hits",
  summary: "List what watchlists ever held against an entity, and what was decided about it",
  scope: "results:read",
  success: { status: 200, schema: contract.entityHits },
  async run(ctx, { params }) {
    const found = await listEntityHits(ctx, params.entity_id ?? "");
    return {
      status: 200,
      body: {
        entity_id: found.entityId,
        screening_status: found.screeningStatus,
        screenings: found.screenings.map(showScreening),
        hits: found.hits.map((hit, i) => ({ ...showHit(hit, i + 1), session_id: hit.sessionId })),
      },
    };
  },
};

export const decideHitEndpoint: Endpoint = {
  method: "POST",
  path: "/verification/sessions/:session_id/hits/:hit_id",
  summary: "Confirm or reject a hit",
  scope: "reviews:write",
  body: contract.decideHitBody,
  success: { status: 200, schema: contract.decidedHit },
  async run(ctx, { params, body }: Incoming<z.infer<typeof contract.decideHitBody>>) {
    const decided = await decideHit(ctx, {
      sessionId: params.session_id ?? "",
      hitId: params.hit_id ?? "",
      decision: body.decision,
      reason: body.reason,
    });
    return {
      status: 200,
      body: {
        hit_id: decided.hitId,
        session_id: decided.sessionId,
        decision: decided.decision,
        reason: decided.reason,
        decided_by: decided.decidedBy,
        decided_at: instantText(decided.decidedAt),
        screening_status: decided.screeningStatus,
      },
    };
  },
};
