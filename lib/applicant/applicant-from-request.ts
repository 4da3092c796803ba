import type { Database, Mode } from "@/db/client";
import type { Ctx } from "../context";
import { DomainError } from "../errors";
import { isId } from "../ids";
import { hashLinkToken } from "../verification/link-token";
import { readDeviceCookie } from "./device-cookie";

type Device = { id: string; tenant_id: string; mode: Mode };
type Meeting = { database: Database; sessionId: string; requestId: string };

/** The applicant whose device sent this request, for this session only; null when it has not pressed Start. */
export async function findApplicant(request: Request, meeting: Meeting): Promise<Ctx | null> {
  const { database, sessionId, requestId } = meeting;
  const token = isId(sessionId) ? readDeviceCookie(request, sessionId) : null;
  if (!token) return null;
  const [device] = await database.readSystem<Device>(
    "select id, tenant_id, mode from applicant_devices where token_hash = $1 and session_id = $2",
    [hashLinkToken(token), sessionId],
  );
  if (!device) return null;
  return {
    database,
    tenantId: device.tenant_id,
    mode: device.mode,
    actor: { type: "applicant", sessionId, deviceId: device.id },
    requestId,
    now: () => new Date(),
  };
}

/** The same; throws AUTHENTICATION_FAILED when there is none. */
export async function applicantFromRequest(request: Request, meeting: Meeting): Promise<Ctx> {
  const ctx = await findApplicant(request, meeting);
  if (ctx) return ctx;
  throw new DomainError("AUTHENTICATION_FAILED", "Open the link in your e-mail to go on.");
}

/** Throws PERMISSION_DENIED unless the actor is the person of this session (or the system). */
export function assertApplicant(ctx: Ctx, sessionId: string): void {
  if (ctx.actor.type === "system") return;
  if (ctx.actor.type === "applicant" && ctx.actor.sessionId === sessionId) return;
  throw new DomainError("PERMISSION_DENIED", "Only the person being verified can do this.");
}
