import type { TenantSettings } from "@/db/schema";
import { authorize } from "../authorize";
import { type Ctx, read } from "../context";
import { MOMENT_WORDS, RETENTION, RETENTION_CLASSES, type RetentionClass, retentionDays } from "./classes";
import { dueSessions } from "./due-sessions";

/** Counting stops here. */
export const PREVIEW_MOST = 1_000;

export type RetentionPreview = {
  kind: RetentionClass;
  label: string;
  holds: string;
  counted: string;
  days: number;
  most: number;
  /** Verifications that lose something at the worker's next turns, at most 1,000. */
  due: number;
  /** The same `ahead` days from now. */
  dueLater: number;
};

/**
 * What retention is about to delete, class by class: due now, and due within the next `ahead` days. Changes nothing.
 * Needs `audit:read`.
 */
export async function previewRetention(ctx: Ctx, ahead = 30): Promise<RetentionPreview[]> {
  authorize(ctx, "audit:read");
  return read(ctx, async (tx) => {
    const [tenant] = await tx.query<{ settings: TenantSettings }>(
      "select settings from tenants where id = $1",
      [ctx.tenantId],
    );
    const settings = tenant?.settings ?? {};
    const list: RetentionPreview[] = [];
    for (const kind of RETENTION_CLASSES) {
      const days = retentionDays(settings, kind);
      const now = await dueSessions(ctx, tx, kind, days, PREVIEW_MOST);
      const later = await dueSessions(ctx, tx, kind, Math.max(0, days - ahead), PREVIEW_MOST);
      const { label, holds, from, most } = RETENTION[kind];
      list.push({
        ...{ kind, label, holds, days, most, counted: MOMENT_WORDS[from] },
        ...{ due: now.length, dueLater: later.length - now.length },
      });
    }
    return list;
  });
}
