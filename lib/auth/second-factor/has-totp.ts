import type { Ctx } from "../../context";
import { personOf } from "../person-of";

/** Whether the person has a second factor in force. */
export async function hasTotp(ctx: Ctx): Promise<boolean> {
  const [row] = await ctx.database.readSystem<{ on: boolean }>(
    `select totp_confirmed_at is not null as on from users where id = $1`,
    [personOf(ctx).id],
  );
  return row?.on ?? false;
}
