import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { instantText } from "../format/instant";
import type { Position } from "../paging/cursor";
import { listSessions, type SessionFilter, type SessionListItem } from "./list-sessions";

const PAGE = 1_000;
const HEAD = [
  ...["mode", "session_id", "entity_id", "entity_name", "external_id", "email", "status", "outcome"],
  ...["review_decision", "failure_reason", "verification_profile", "check_types", "assignee"],
  ...["created_at", "completed_at", "expires_at"],
];

/** A value as CSV (RFC 4180), quoted; one that a spreadsheet would run as a formula is made text by an apostrophe. */
export function csvCell(value: string | null): string {
  const text = value ?? "";
  const safe = /^[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

const line = (mode: string, item: SessionListItem): string =>
  [
    ...[
      mode,
      item.id,
      item.entityId,
      item.entityName,
      item.externalId,
      item.email,
      item.status,
      item.outcome,
    ],
    ...[item.latestDecision, item.failureReason, item.profile, item.checkTypes.join(" "), item.assigneeName],
    ...[
      instantText(item.createdAt),
      item.completedAt && instantText(item.completedAt),
      instantText(item.expiresAt),
    ],
  ]
    .map(csvCell)
    .join(",");

/**
 * Every session of a filtered list as CSV, newest first, in parts of up to 1,000 lines: read page by page, so it costs
 * no more memory for a million. Needs `sessions:read`. Two audit rows: that it began, with the names of the filters,
 * and how many lines were given out, also when the reader went away in between.
 */
export async function* exportSessions(ctx: Ctx, filter: SessionFilter): AsyncGenerator<string, void> {
  authorize(ctx, "sessions:read");
  const audit = (action: string, details: Record<string, unknown>) =>
    write(ctx, (tx) => recordAudit(ctx, tx, { action, targetType: "session", targetId: null, details }));
  await audit("sessions.export_started", { filters: Object.keys(filter) });
  const mode = ctx.mode === "test" ? "TEST" : "live";
  let rows = 0;
  let after: Position | null = null;
  try {
    yield `${HEAD.join(",")}\r\n`;
    do {
      const page = await listSessions(ctx, {
        ...filter,
        page: { kind: "cursor", size: PAGE, after, before: null },
      });
      if (page.rows.length > 0) yield `${page.rows.map((item) => line(mode, item)).join("\r\n")}\r\n`;
      rows += page.rows.length;
      after = page.next;
    } while (after);
  } finally {
    await audit("sessions.exported", { rows, complete: after === null });
  }
}
