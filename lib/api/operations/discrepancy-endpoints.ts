import type { z } from "zod";
import { instantOrNull, instantText } from "../../format/instant";
import { isUnsettled } from "../../verification/discrepancy-resolutions";
import { type DiscrepancyView, listDiscrepancies } from "../../verification/list-discrepancies";
import { resolveDiscrepancy } from "../../verification/resolve-discrepancy";
import * as contract from "../contracts/discrepancies";
import type { Endpoint, Incoming } from "../endpoint";

/** A discrepancy as the API shows it. */
export const showDiscrepancy = (d: DiscrepancyView) => ({
  discrepancy_id: d.id,
  check_id: d.checkId,
  field: d.field,
  record_value: d.recordValue,
  document_value: d.documentValue,
  created_at: instantText(d.createdAt),
  resolution: d.resolution,
  resolution_notes: d.resolutionNotes,
  resolved_by: d.resolvedBy ? { id: d.resolvedBy, name: d.resolvedByName ?? "" } : null,
  resolved_at: instantOrNull(d.resolvedAt),
});

export const listDiscrepanciesEndpoint: Endpoint = {
  method: "GET",
  path: "/verification/sessions/:session_id/discrepancies",
  summary: "List what differs between document and record, and how it was resolved",
  scope: "results:read",
  success: { status: 200, schema: contract.discrepancies },
  async run(ctx, { params }) {
    const found = await listDiscrepancies(ctx, params.session_id ?? "");
    return {
      status: 200,
      body: {
        session_id: (params.session_id ?? "").toLowerCase(),
        count: found.length,
        open: found.filter((d) => isUnsettled(d.resolution)).length,
        results: found.map(showDiscrepancy),
      },
    };
  },
};

export const resolveDiscrepancyEndpoint: Endpoint = {
  method: "POST",
  path: "/verification/sessions/:session_id/discrepancies/:discrepancy_id/resolve",
  summary: "Resolve a discrepancy",
  scope: "reviews:write",
  body: contract.resolveDiscrepancyBody,
  success: { status: 200, schema: contract.discrepancy },
  async run(ctx, { params, body }: Incoming<z.infer<typeof contract.resolveDiscrepancyBody>>) {
    const resolved = await resolveDiscrepancy(ctx, {
      sessionId: params.session_id ?? "",
      discrepancyId: params.discrepancy_id ?? "",
      resolution: body.resolution,
      notes: body.notes ?? null,
    });
    return { status: 200, body: showDiscrepancy(resolved) };
  },
};
