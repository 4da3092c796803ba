import fc from "fast-check";
import type { Ctx } from "@/lib/context";
import { database } from "@/lib/database";
import { expireOne } from "@/lib/verification/expire-sessions";
import type { ApiTenant, TestApi } from "../../fixtures/api";
import type { Answer, Command, State } from "./session-model";

/** A wish before it is known which sessions there are: `pick` chooses among them. */
export type Wish = {
  kind: Command["kind"];
  pick: number;
  outcome: string;
  decision: string;
  profile: number;
};

const KINDS = [
  "create",
  "open",
  "complete",
  "expire",
  "deadline",
  "sweep",
  "revoke",
  "resend",
  "review",
  "get",
] as const;
const OUTCOMES = ["clear", "consider", "attention", "issue", "error"];
const PROFILES = { basic: 1, standard: 2, comprehensive: 4 };

export const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom(...KINDS),
  pick: fc.nat({ max: 11 }),
  outcome: fc.constantFrom(...OUTCOMES),
  decision: fc.constantFrom("approved", "rejected", "flagged", "pending"),
  profile: fc.nat({ max: 2 }),
});

/** The command that a wish means here; without sessions everything is a creation. */
export function commandOf(
  { kind, pick, outcome, decision, profile }: Wish,
  state: State,
  entities: string[],
): Command {
  // The newest ones are those that still move.
  const id = state.at(-1 - (pick % Math.min(4, state.length || 1)))?.id;
  if (kind === "create" || !id) {
    const checks = Object.values(PROFILES)[profile] ?? 1;
    return { kind: "create", entity: entities[pick % entities.length] ?? "", checks };
  }
  if (kind === "complete") return { kind, id, outcome };
  if (kind === "review") return { kind, id, decision };
  return { kind, id };
}

/** Carries commands out on the real thing, in test mode, by HTTP where there is an endpoint. */
export function player(api: TestApi, tenant: ApiTenant, version: "v1" | "v2" = "v2") {
  const key = tenant.keys.test;
  const call = (method: string, path: string, body?: unknown) =>
    api.request(method, `/api/${version}${path}`, { key, ...(body === undefined ? {} : { body }) });
  const simulate = (id: string, body: object) =>
    call("POST", `/test/verification/sessions/${id}/simulate/`, body);

  return async function play(command: Command): Promise<{ answer: Answer; madeId: string }> {
    const answer = await send(command);
    return { answer, madeId: typeof answer.id === "string" ? answer.id : "" };
  };

  async function send(command: Command): Promise<Answer> {
    if (command.kind === "create") {
      const [verification_profile] = Object.entries(PROFILES).find(([, n]) => n === command.checks) ?? [];
      const body = { entity_id: command.entity, email: "john@example.com", verification_profile };
      const { status, body: made } = await call("POST", "/verification/sessions/", body);
      if (status === 202) return { status, id: made.session_id };
      return { status, existing: made.details?.existing_session_id };
    }
    const path = `/verification/sessions/${command.id}`;
    switch (command.kind) {
      case "deadline":
        await api.owner`update verification_sessions set expires_at = created_at - interval '1 hour'
          where id = ${command.id} and status in ('pending', 'accessed')`;
        return { status: 0 };
      case "sweep": {
        const ctx = systemCtx(tenant.id);
        await ctx.database.inTenant({ tenantId: tenant.id, mode: "test" }, (tx) =>
          expireOne(ctx, tx, command.id),
        );
        return { status: 0 };
      }
      case "get": {
        const { status, body } = await call("GET", `${path}/`);
        return { status, shows: body.status, outcome: body.outcome, latest: body.review_decision };
      }
      case "open":
      case "expire":
        return simulated(await simulate(command.id, { action: command.kind }));
      case "complete": {
        const outcomes = { document_check: command.outcome };
        return simulated(await simulate(command.id, { action: "complete", outcomes }));
      }
      case "revoke": {
        const { status, body } = await call("DELETE", `${path}/revoke/`);
        return status === 200 ? { status } : { status, error: body.error };
      }
      case "resend": {
        const { status, body } = await call("POST", `${path}/resend/`);
        if (status === 200) return { status, count: body.resend_count };
        return status === 429 ? { status } : { status, error: body.error };
      }
      case "review": {
        const { status, body } = await call("POST", `${path}/reviews/create/`, {
          decision: command.decision,
          notes: "n",
        });
        return status === 201 ? { status } : { status, current: body.details?.current_status };
      }
    }
  }
}

function simulated({ status, body }: { status: number; body: Record<string, unknown> }): Answer {
  return status === 200 ? { status, shows: body.status } : { status, error: body.error };
}

export const systemCtx = (tenantId: string, mode: "test" | "live" = "test"): Ctx => ({
  database: database(),
  tenantId,
  mode,
  actor: { type: "system", name: "test" },
  requestId: "test",
  now: () => new Date(),
});
