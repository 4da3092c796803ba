import type { Tx } from "@/db/client";
import { newId } from "../../ids";

const MINUTES = 5;

/** Keeps a challenge for a few minutes; returns the id by which it is asked for once. */
export async function keepChallenge(tx: Tx, challenge: string, userId: string | null): Promise<string> {
  const id = newId();
  await tx.query("delete from sign_in_challenges where expires_at < now()");
  await tx.query(
    `insert into sign_in_challenges (id, challenge, user_id, expires_at) values ($1, $2, $3, now() + interval '${MINUTES} minutes')`,
    [id, challenge, userId],
  );
  return id;
}

/** The challenge, used up; null when it is unknown, too old, used, or somebody else's. */
export async function takeChallenge(tx: Tx, id: string, userId: string | null): Promise<string | null> {
  const [row] = await tx.query<{ challenge: string }>(
    `delete from sign_in_challenges where id = $1 and user_id is not distinct from $2::uuid and expires_at > now()
     returning challenge`,
    [id, userId],
  );
  return row?.challenge ?? null;
}
