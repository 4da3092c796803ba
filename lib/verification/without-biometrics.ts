import type { Tx } from "@/db/client";
import { checks } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import type { CheckType } from "../checks/registry";
import type { Ctx } from "../context";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { isBiometric } from "./biometric-checks";
import { type SessionRow, updateSession } from "./lock-session";

/** Whether a session has a way without biometrics: the tenant offers it, and there is a face to leave out. */
export const offersWithoutBiometrics = (allowed: boolean, types: readonly CheckType[]): boolean =>
  allowed && types.some(isBiometric);

/**
 * The person of a locked session wants no face to be measured (GDPR Art. 9): a proof of address is asked for
 * instead, at no further charge, and a person decides. Chosen once; INVALID_REQUEST (`details.reason`
 * `not_offered`) where the tenant does not offer it, and after pictures were handed in.
 */
export async function chooseWithoutBiometrics(ctx: Ctx, tx: Tx, session: SessionRow): Promise<SessionRow> {
  if (session.withoutBiometrics) return session;
  const types = session.checkTypes as CheckType[];
  const [tenant] = await tx.query<{ allowed: boolean | null }>(
    "select (settings->>'nonBiometricAlternative')::boolean as allowed from tenants where id = $1",
    [ctx.tenantId],
  );
  if (session.submittedAt || !offersWithoutBiometrics(tenant?.allowed === true, types)) {
    throw new DomainError("INVALID_REQUEST", "There is no way without biometrics here.", {
      details: { reason: "not_offered" },
    });
  }
  const instead = "proof_of_address_check" as const;
  const added = !types.includes(instead);
  if (added) {
    await tx.db.insert(checks).values({
      ...{ tenantId: ctx.tenantId, mode: ctx.mode, id: newId(), sessionId: session.id },
      ...{ position: types.length, checkType: instead, price: 0, createdAt: ctx.now() },
    });
  }
  await recordAudit(ctx, tx, {
    action: "session.without_biometrics",
    targetType: "session",
    targetId: session.id,
  });
  return updateSession(ctx, tx, session, {
    withoutBiometrics: true,
    ...(added ? { checkTypes: [...types, instead] } : {}),
  });
}
