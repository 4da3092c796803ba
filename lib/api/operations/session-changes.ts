import type { z } from "zod";
import { changeSessions } from "../../verification/change-sessions";
import * as contract from "../contracts/session-changes";
import type { Endpoint, Incoming } from "../endpoint";

export const changeSessionsEndpoint: Endpoint = {
  method: "POST",
  path: "/verification/sessions/bulk",
  summary: "Assign, resend or revoke up to 100 sessions; tells what was refused and why",
  scope: "sessions:read",
  body: contract.changeSessionsBody,
  success: { status: 200, schema: contract.changedSessions },
  async run(ctx, { body }: Incoming<z.infer<typeof contract.changeSessionsBody>>) {
    const change = { action: body.action, assigneeId: body.assignee_id ?? null };
    const { done, refused } = await changeSessions(ctx, body.session_ids, change);
    return {
      status: 200,
      body: {
        summary: { total: done.length + refused.length, done: done.length, refused: refused.length },
        done,
        refused: refused.map((r) => ({ session_id: r.sessionId, code: r.code, error: r.message })),
      },
    };
  },
};
