import { allows, authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { maskAddress } from "../format/mask-address";
import { fetchPage } from "../paging/keyset";
import type { Page, PageRequest } from "../paging/page";

export type EmailState = "pending" | "sent" | "failed" | "cancelled";
/** An e-mail as the log shows it: never its text. */
export type EmailItem = {
  id: string;
  template: string;
  /** In full for admins, else masked; `erased` once its person was. */
  recipient: string;
  sessionId: string | null;
  state: EmailState;
  attempts: number;
  nextTryAt: Date | null;
  lastError: string | null;
  createdAt: Date;
  finishedAt: Date | null;
};
export type EmailFilter = { state?: EmailState; template?: string; sessionId?: string };

const columns = `id, template, recipient, session_id as "sessionId", state, attempts,
  case when state = 'pending' then run_at end as "nextTryAt", last_error as "lastError", created_at as "createdAt",
  finished_at as "finishedAt"`;

/** Every mail of this mode, newest first. Needs `sessions:read`. Ids in the filter must be UUIDs. */
export async function listEmails(ctx: Ctx, filter: EmailFilter, page: PageRequest): Promise<Page<EmailItem>> {
  authorize(ctx, "sessions:read");
  const values: string[] = [ctx.tenantId, ctx.mode];
  const bind = (value: string) => `$${values.push(value)}`;
  let where = "tenant_id = $1 and mode = $2";
  if (filter.state) where += ` and state = ${bind(filter.state)}::email_state`;
  if (filter.template) where += ` and template = ${bind(filter.template)}`;
  if (filter.sessionId) where += ` and session_id = ${bind(filter.sessionId)}::uuid`;
  const found = await fetchPage<EmailItem>(
    (text, bound) => readRows(ctx, text, bound),
    { columns, from: "emails", branches: [where], values },
    page,
  );
  const inFull = ctx.actor.type === "user" && allows(ctx.actor, ctx.mode, "team:manage");
  if (inFull) return found;
  return { ...found, rows: found.rows.map((row) => ({ ...row, recipient: maskAddress(row.recipient) })) };
}
