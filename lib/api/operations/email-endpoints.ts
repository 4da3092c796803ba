import { type EmailFilter, type EmailItem, type EmailState, listEmails } from "../../emails/list-emails";
import { type FieldErrors, invalid } from "../../errors";
import { instantOrNull, instantText } from "../../format/instant";
import { isId } from "../../ids";
import { emailItem } from "../contracts/emails";
import type { Endpoint, PageSizes, Query } from "../endpoint";

const sizes: PageSizes = { limit: { default: 50, max: 200 }, pageSize: { default: 50, max: 100 } };
const STATES: readonly string[] = ["pending", "sent", "failed", "cancelled"] satisfies EmailState[];

const show = (mail: EmailItem) => ({
  id: mail.id,
  template: mail.template,
  recipient: mail.recipient,
  session_id: mail.sessionId,
  status: mail.state,
  attempts: mail.attempts,
  next_retry_at: instantOrNull(mail.nextTryAt),
  error_message: mail.lastError,
  created_at: instantText(mail.createdAt),
  finished_at: instantOrNull(mail.finishedAt),
});

export const listEmailsEndpoint: Endpoint = {
  method: "GET",
  path: "/emails",
  summary: "List e-mails and what became of them",
  scope: "sessions:read",
  page: sizes,
  query: { status: "pending, sent, failed or cancelled", session_id: "One session" },
  success: { status: 200, schema: (dialect) => dialect.listSchema(emailItem) },
  async run(ctx, { query, dialect }) {
    const filter = filterOf(query);
    const list = `emails ${JSON.stringify(filter)}`;
    const request = dialect.page(ctx, query, sizes, list);
    const page = await listEmails(ctx, filter, request);
    return { status: 200, body: dialect.list(ctx, request, page, list, show) };
  },
};

function filterOf({ status, session_id: sessionId }: Query): EmailFilter {
  const errors: FieldErrors = {};
  if (status && !STATES.includes(status)) errors.status = [`Must be one of: ${STATES.join(", ")}.`];
  if (sessionId && !isId(sessionId)) errors.session_id = ["Must be an id."];
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return {
    ...(status ? { state: status as EmailState } : {}),
    ...(sessionId ? { sessionId: sessionId.toLowerCase() } : {}),
  };
}
