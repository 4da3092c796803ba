import type { z } from "zod";
import type { ExtractedData } from "../../checks/provider";
import { write } from "../../context";
import { invalid } from "../../errors";
import { instantText } from "../../format/instant";
import { createSession } from "../../verification/create-session";
import { getResults } from "../../verification/get-results";
import { getSession } from "../../verification/get-session";
import { FAILURE_REASONS } from "../../verification/outcome";
import { resendLink } from "../../verification/resend-link";
import { revokeSession } from "../../verification/revoke-session";
import { simulateSession } from "../../verification/simulate-session";
import * as contract from "../contracts/sessions";
import type { Endpoint, Incoming } from "../endpoint";
import { showDiscrepancy } from "./discrepancy-endpoints";
import { concerns, showCheck, showContestState, showSession } from "./show-session";

const sessionId = (incoming: Incoming<unknown>) => incoming.params.session_id ?? "";

export const createSessionEndpoint: Endpoint = {
  method: "POST",
  path: "/verification/sessions",
  summary: "Create a verification session",
  scope: "sessions:write",
  body: contract.createSessionBody,
  urls: (body: z.infer<typeof contract.createSessionBody>) => [body.webhook_url],
  success: { status: 202, schema: contract.createdSession },
  async run(ctx, { body }: Incoming<z.infer<typeof contract.createSessionBody>>) {
    const created = await createSession(ctx, {
      entityId: body.entity_id,
      email: body.email || null,
      profile: body.verification_profile ?? "standard",
      checks: body.verification_checks
        ? Object.fromEntries(
            Object.entries(body.verification_checks).map(([key, value]) => [
              key,
              typeof value === "boolean"
                ? value
                : { enabled: value.enabled, options: value.options ?? undefined },
            ]),
          )
        : undefined,
      expiryHours: body.expiry_hours ?? null,
      sendEmail: body.send_email ?? true,
      webhookUrl: body.webhook_url || null,
      completion: body.completion
        ? { redirectUrl: body.completion.redirect_url, state: body.completion.state ?? null }
        : null,
    });
    return {
      status: 202,
      body: {
        session_id: created.id,
        entity_id: created.entityId,
        entity_name: created.entityName,
        status: created.status,
        verification_url: created.verificationUrl,
        launch_url: created.launchUrl,
        email_sent: created.emailSent,
        completion: created.completionRedirectUrl
          ? { redirect_url: created.completionRedirectUrl, state: created.completionState }
          : null,
        expires_at: instantText(created.expiresAt),
        created_at: instantText(created.createdAt),
      },
    };
  },
};

export const getSessionEndpoint: Endpoint = {
  method: "GET",
  path: "/verification/sessions/:session_id",
  summary: "Get a session's status and checks",
  scope: "sessions:read",
  success: { status: 200, schema: contract.session },
  run: async (ctx, incoming) => ({
    status: 200,
    body: showSession(await getSession(ctx, sessionId(incoming))),
  }),
};

export const getResultsEndpoint: Endpoint = {
  method: "GET",
  path: "/verification/sessions/:session_id/results",
  summary: "Get detailed results of a completed session",
  scope: "results:read",
  success: { status: 200, schema: contract.results },
  async run(ctx, incoming) {
    const { session, extracted, discrepancies } = await getResults(ctx, sessionId(incoming));
    return {
      status: 200,
      body: {
        session_id: session.id,
        entity_id: session.entityId,
        status: session.status,
        outcome: session.outcome,
        extracted_data: extracted,
        checks: session.checks.map((check) => ({ ...showCheck(check), result_data: check.resultData ?? {} })),
        checks_completed: session.checksCompleted,
        concerns_found: concerns(session.outcome),
        review_decision: session.latestDecision,
        contest: showContestState(session.contest),
        discrepancies: discrepancies.map(showDiscrepancy),
      },
    };
  },
};

export const resendEndpoint: Endpoint = {
  method: "POST",
  path: "/verification/sessions/:session_id/resend",
  summary: "Send the verification link again",
  scope: "sessions:write",
  body: contract.resendBody,
  success: { status: 200, schema: contract.resent },
  async run(ctx, incoming: Incoming<z.infer<typeof contract.resendBody>>) {
    const sent = await resendLink(ctx, {
      sessionId: sessionId(incoming),
      email: incoming.body.email || null,
    });
    return {
      status: 200,
      body: {
        success: true,
        message: "Verification link resent successfully",
        session_id: sent.sessionId,
        email_sent_to: sent.emailSentTo,
        resend_count: sent.resendCount,
      },
    };
  },
};

export const revokeEndpoint: Endpoint = {
  method: "DELETE",
  path: "/verification/sessions/:session_id/revoke",
  summary: "Revoke a session",
  scope: "sessions:write",
  success: { status: 200, schema: contract.revoked },
  async run(ctx, incoming) {
    const { sessionId: id } = await revokeSession(ctx, { sessionId: sessionId(incoming) });
    return {
      status: 200,
      body: { success: true, message: "Verification session revoked", session_id: id, status: "revoked" },
    };
  },
};

export const simulateEndpoint: Endpoint = {
  method: "POST",
  path: "/test/verification/sessions/:session_id/simulate",
  summary: "Drive a test session to a status and outcome (test keys only)",
  scope: "sessions:write",
  body: contract.simulateBody,
  success: { status: 200, schema: contract.session },
  async run(ctx, incoming: Incoming<z.infer<typeof contract.simulateBody>>) {
    const { action, outcomes, extracted_data, failure_reason } = incoming.body;
    if (failure_reason && !(FAILURE_REASONS as readonly string[]).includes(failure_reason)) {
      throw invalid({ failure_reason: [`Must be one of: ${FAILURE_REASONS.join(", ")}.`] });
    }
    const id = sessionId(incoming);
    // One transaction: the answer shows what this call did, not what another did right after it.
    return write(ctx, async (tx) => {
      const inner = { ...ctx, tx };
      await simulateSession(inner, {
        sessionId: id,
        action,
        outcomes: outcomes ?? {},
        extractedData: (extracted_data ?? {}) as ExtractedData,
        failureReason: failure_reason ?? null,
      });
      return { status: 200, body: showSession(await getSession(inner, id, "sessions:write")) };
    });
  },
};
