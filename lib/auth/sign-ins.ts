import { recordAudit } from "../audit/record-audit";
import type { Ctx } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";
import { personOf } from "./person-of";

export type SignIn = {
  /** Not the sign-in's own id, which is a secret: enough of a hash to name it. */
  name: string;
  userAgent: string | null;
  strength: string;
  createdAt: Date;
  lastSeenAt: Date;
  isThis: boolean;
};

// The id itself opens the door, so pages get a hash of it.
const NAME = "encode(substring(sha256(convert_to('sign-in ' || id::text, 'UTF8')) for 16), 'hex')";

/** One's own sign-ins that are alive, the latest first. */
export function listOwnSignIns(ctx: Ctx): Promise<SignIn[]> {
  const person = personOf(ctx);
  const own = ctx.actor.type === "user" ? ctx.actor.signInId : null;
  return ctx.database.readSystem<SignIn>(
    `select ${NAME} as name, user_agent as "userAgent", strength, created_at as "createdAt",
       last_seen_at as "lastSeenAt", id = $2::uuid as "isThis"
     from sign_ins where user_id = $1 and ended_at is null and expires_at > now()
     order by last_seen_at desc limit 100`,
    [person.id, own],
  );
}

/** Ends one of one's own sign-ins, or with null all but this one, at once. Audit row. NOT_FOUND. */
export async function endOwnSignIns(ctx: Ctx, name: string | null): Promise<number> {
  const person = personOf(ctx);
  const own = ctx.actor.type === "user" ? ctx.actor.signInId : null;
  if (name !== null && !/^[0-9a-f]{32}$/.test(name)) throw notFound("Sign-in");
  return ctx.database.asSystem(async (tx) => {
    const ended = await tx.query(
      `update sign_ins set ended_at = now() where user_id = $1 and ended_at is null
         and (case when $2::text is null then id is distinct from $3::uuid else ${NAME} = $2 end) returning 1`,
      [person.id, name, own && isId(own) ? own : null],
    );
    if (name !== null && ended.length === 0) throw notFound("Sign-in");
    await recordAudit(ctx, tx, {
      ...{ action: "sign_ins.ended", targetType: "user", targetId: person.id },
      details: { count: ended.length },
    });
    return ended.length;
  });
}
