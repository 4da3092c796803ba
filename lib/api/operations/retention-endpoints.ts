import type { z } from "zod";
import { endRelationship } from "../../entities/end-relationship";
import type { Erased } from "../../entities/erase-entity";
import { setLegalHold } from "../../entities/set-legal-hold";
import { instantOrNull, instantText } from "../../format/instant";
import { redactMedia } from "../../media/redact-media";
import { getErasure } from "../../retention/get-erasure";
import { getRetention } from "../../retention/get-retention";
import { redactCheck } from "../../verification/redact-check";
import * as contract from "../contracts/retention";
import type { Endpoint, Incoming } from "../endpoint";

const entityId = (incoming: Incoming<unknown>) => incoming.params.entity_id ?? "";

/** The answer to a request to erase. */
export const showErased = ({ id, status, purgeAfter, deferredBecause }: Erased) => ({
  id,
  status,
  purge_after: instantOrNull(purgeAfter),
  ...(deferredBecause ? { deferred_because: deferredBecause } : {}),
});

export const getErasureEndpoint: Endpoint = {
  method: "GET",
  path: "/entities/:entity_id/erasure",
  summary: "Get the receipt of an erasure, or why it waits",
  scope: "entities:read",
  success: { status: 200, schema: contract.erasure },
  async run(ctx, incoming) {
    const found = await getErasure(ctx, entityId(incoming));
    return {
      status: 200,
      body: {
        entity_id: found.entityId,
        status: found.state,
        requested_at: instantText(found.requestedAt),
        deferred_until: instantOrNull(found.deferredUntil),
        deferred_because: found.reason,
        finished_at: instantOrNull(found.finishedAt),
        receipt: found.receipt,
      },
    };
  },
};

export const getRetentionEndpoint: Endpoint = {
  method: "GET",
  path: "/entities/:entity_id/retention",
  summary: "Get how long an entity is kept, and what an erasure would destroy and leave",
  scope: "entities:read",
  success: { status: 200, schema: contract.entityRetention },
  async run(ctx, incoming) {
    const found = await getRetention(ctx, entityId(incoming));
    const { legalHold, waiting, erasure } = found;
    const { openSessionId, deferral, ...rest } = erasure;
    return {
      status: 200,
      body: {
        entity_id: found.entityId,
        relationship_ended_at: instantOrNull(found.relationshipEndedAt),
        legal_hold: legalHold && { ...legalHold, until: instantText(legalHold.until) },
        waiting_erasure: waiting && {
          requested_at: instantText(waiting.requestedAt),
          until: instantOrNull(waiting.until),
          because: waiting.because,
        },
        erasure_now: {
          open_session_id: openSessionId,
          deferred: deferral && { until: instantOrNull(deferral.until), because: deferral.because },
          ...rest,
        },
      },
    };
  },
};

export const setLegalHoldEndpoint: Endpoint = {
  method: "PUT",
  path: "/entities/:entity_id/legal-hold",
  summary: "Keep everything of an entity until a moment: an authority asked for it",
  scope: "entities:write",
  body: contract.legalHoldBody,
  success: { status: 200, schema: contract.legalHold },
  async run(ctx, incoming: Incoming<z.infer<typeof contract.legalHoldBody>>) {
    const { until, authority, reason } = incoming.body;
    const hold = { until: new Date(until), authority, reason };
    const { id } = await setLegalHold(ctx, entityId(incoming), hold);
    return { status: 200, body: { entity_id: id, until: instantText(hold.until), authority, reason } };
  },
};

export const liftLegalHoldEndpoint: Endpoint = {
  method: "DELETE",
  path: "/entities/:entity_id/legal-hold",
  summary: "Lift a legal hold",
  scope: "entities:write",
  success: { status: 200, schema: contract.message },
  async run(ctx, incoming) {
    await setLegalHold(ctx, entityId(incoming), null);
    return { status: 200, body: { message: "Legal hold lifted" } };
  },
};

export const setRelationshipEndpoint: Endpoint = {
  method: "PUT",
  path: "/entities/:entity_id/relationship",
  summary: "Say when the business relationship ended: retention counts from there",
  scope: "entities:write",
  body: contract.relationshipBody,
  success: { status: 200, schema: contract.relationship },
  async run(ctx, incoming: Incoming<z.infer<typeof contract.relationshipBody>>) {
    const endedAt = incoming.body.ended_at === null ? null : new Date(incoming.body.ended_at);
    const { id } = await endRelationship(ctx, entityId(incoming), endedAt);
    return { status: 200, body: { entity_id: id, ended_at: instantOrNull(endedAt) } };
  },
};

export const redactMediaEndpoint: Endpoint = {
  method: "DELETE",
  path: "/verification/sessions/:session_id/media/:media_id",
  summary: "Destroy one picture or document of a session",
  scope: "entities:write",
  success: { status: 200, schema: contract.redacted },
  async run(ctx, { params }) {
    const ids = { sessionId: params.session_id ?? "", mediaId: params.media_id ?? "" };
    const gone = await redactMedia(ctx, ids);
    return { status: 200, body: { media_id: gone.mediaId, sha256: gone.sha256, message: "Destroyed" } };
  },
};

export const redactCheckEndpoint: Endpoint = {
  method: "DELETE",
  path: "/verification/sessions/:session_id/checks/:check_id/readings",
  summary: "Destroy what one check read and measured; its outcome stays",
  scope: "entities:write",
  success: { status: 200, schema: contract.redactedCheck },
  async run(ctx, { params }) {
    const ids = { sessionId: params.session_id ?? "", checkId: params.check_id ?? "" };
    await redactCheck(ctx, ids);
    return { status: 200, body: { check_id: ids.checkId.toLowerCase(), message: "Destroyed" } };
  },
};
