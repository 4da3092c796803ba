import type { z } from "zod";
import { instantOrNull, instantText } from "../../format/instant";
import { type ContestView, getContest } from "../../verification/get-contest";
import { resolveContest } from "../../verification/resolve-contest";
import * as contract from "../contracts/contests";
import type { Endpoint, Incoming } from "../endpoint";

const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? "" } : null);

const showContest = (c: ContestView) => ({
  contest_id: c.id,
  session_id: c.sessionId,
  text: c.text,
  language: c.language,
  created_at: instantText(c.createdAt),
  status: c.status,
  proposed_by: person(c.proposedBy, c.proposedByName),
  proposed_at: instantOrNull(c.proposedAt),
  proposed_notes: c.proposedNotes,
  proposed_method: c.proposedMethod,
  decision: c.decision,
  notes: c.notes,
  method: c.method,
  decided_by: person(c.decidedBy, c.decidedByName),
  decided_at: instantOrNull(c.decidedAt),
  new_session_id: c.newSessionId,
});

export const getContestEndpoint: Endpoint = {
  method: "GET",
  path: "/verification/sessions/:session_id/contest",
  summary: "Get the applicant's contest of a failed session",
  scope: "reviews:read",
  success: { status: 200, schema: contract.contest },
  run: async (ctx, { params }) => ({
    status: 200,
    body: showContest(await getContest(ctx, params.session_id ?? "")),
  }),
};

export const resolveContestEndpoint: Endpoint = {
  method: "POST",
  path: "/verification/sessions/:session_id/contest",
  summary: "Answer a contest, once",
  scope: "reviews:write",
  body: contract.resolveContestBody,
  success: { status: 200, schema: contract.contest },
  async run(ctx, { params, body }: Incoming<z.infer<typeof contract.resolveContestBody>>) {
    const resolved = await resolveContest(ctx, {
      sessionId: params.session_id ?? "",
      decision: body.decision,
      notes: body.notes,
      method: body.method?.trim() || null,
    });
    return { status: 200, body: showContest(resolved) };
  },
};
