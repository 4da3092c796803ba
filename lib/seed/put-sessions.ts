import type { Ctx } from "../context";
import { createEntity } from "../entities/create-entity";
import { NO_FIELDS } from "../entities/entity-fields";
import { createReview } from "../verification/create-review";
import { createSession } from "../verification/create-session";
import { revokeSession } from "../verification/revoke-session";
import { simulateSession } from "../verification/simulate-session";
import type { DemoSession } from "./demo-people";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Plays sessions through the same verbs as everybody's, each at its time in the past, so that their events, mails,
 * results and reviews are real. `ctx.now` of the given context is the present.
 */
export async function putSessions(ctx: Ctx, sessions: readonly DemoSession[]): Promise<void> {
  const present = ctx.now().getTime();
  for (const session of sessions) {
    const began = present - session.hoursAgo * HOUR;
    await play((minutes) => ({ ...ctx, now: () => new Date(began + minutes * MINUTE) }), session);
  }
}

async function play(after: (minutes: number) => Ctx, planned: DemoSession): Promise<void> {
  const { person } = planned;
  const entity = await createEntity(after(0), { ...NO_FIELDS, entityType: "individual", ...person });
  const { id: sessionId } = await createSession(after(1), {
    entityId: entity.id,
    email: person.email,
    profile: planned.profile,
    checks: undefined,
    expiryHours: null,
    sendEmail: true,
    webhookUrl: null,
    completion: null,
  });
  const simulation = {
    sessionId,
    outcomes: planned.outcomes ?? {},
    extractedData: {},
    failureReason: planned.failureReason ?? null,
  };
  if (planned.end === "revoked") return void (await revokeSession(after(40), { sessionId }));
  if (planned.end === "expired") return simulateSession(after(36 * 60), { ...simulation, action: "expire" });
  if (planned.end === "pending") return;
  await simulateSession(after(18), { ...simulation, action: "open" });
  if (planned.end === "accessed") return;
  await simulateSession(after(23), { ...simulation, action: "complete" });
  for (const [i, review] of (planned.reviews ?? []).entries()) {
    await createReview(after(95 + i * 180), { sessionId, ...review, checkIds: null });
  }
}
