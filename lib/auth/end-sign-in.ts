import { database } from "../database";
import { isId } from "../ids";

/** Ends a sign-in at once, wherever its cookie is. Ending it again, or an unknown one, changes nothing. */
export async function endSignIn(signInId: string): Promise<void> {
  if (!isId(signInId)) return;
  await database().asSystem((tx) =>
    tx.query("update sign_ins set ended_at = now() where id = $1 and ended_at is null", [signInId]),
  );
}
