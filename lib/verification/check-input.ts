import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { entities } from "@/db/schema";
import type { CheckInput, ExtractedData } from "../checks/provider";
import type { Ctx } from "../context";
import { openMedia } from "../media/open-media";
import { screenEntity } from "../screening/screen-entity";
import { checkCaptures } from "./check-captures";
import type { SessionRow } from "./lock-session";
import type { CheckRow } from "./record-check-result";

/** What a provider needs to carry out one check: the entity's record and the session's current captures. */
export async function checkInput(
  ctx: Ctx,
  tx: Tx,
  session: SessionRow,
  check: CheckRow,
): Promise<CheckInput> {
  const [entityRows, captured] = await Promise.all([
    tx.db
      .select()
      .from(entities)
      .where(
        and(
          eq(entities.tenantId, ctx.tenantId),
          eq(entities.mode, ctx.mode),
          eq(entities.id, session.entityId),
        ),
      ),
    checkCaptures(ctx, tx, session.id),
  ]);
  const [entity] = entityRows;
  if (!entity) throw new Error("The session's entity is gone.");
  const address: NonNullable<ExtractedData["address"]> = {
    ...(entity.addressLine1 ? { line1: entity.addressLine1 } : {}),
    ...(entity.addressLine2 ? { line2: entity.addressLine2 } : {}),
    ...(entity.addressCity ? { city: entity.addressCity } : {}),
    ...(entity.addressState ? { state: entity.addressState } : {}),
    ...(entity.addressPostalCode ? { postcode: entity.addressPostalCode } : {}),
    ...(entity.addressCountry ? { country: entity.addressCountry } : {}),
  };
  // Called after this transaction has ended.
  const { tx: _tx, ...withoutTx } = ctx;
  return {
    checkId: check.id,
    checkType: check.checkType,
    options: check.options,
    entity: {
      firstName: entity.firstName,
      middleName: entity.middleName,
      lastName: entity.lastName,
      dateOfBirth: entity.dateOfBirth,
      gender: entity.gender,
      nationality: entity.nationality,
      address: Object.keys(address).length > 0 ? address : null,
    },
    ...captured,
    claimed: { documentType: session.documentType, documentCountry: session.documentCountry },
    openMedia: (mediaId) => openMedia(withoutTx, { sessionId: session.id, mediaId }),
    screen: (kind) => screenEntity(withoutTx, entity, kind, captured.policy.thresholds),
    now: ctx.now(),
  };
}
