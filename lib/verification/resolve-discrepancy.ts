import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError, notFound } from "../errors";
import { isId } from "../ids";
import { assertPerson } from "./assert-person";
import { type DiscrepancyView, listDiscrepancies } from "./list-discrepancies";
import { lockSession } from "./lock-session";
import { type GivenResolution, resolveDiscrepancies } from "./resolve-discrepancies";

/**
 * Settles one discrepancy of a finished session by itself, apart from a decision. Needs `reviews:write`.
 * Refuses: NOT_FOUND, INVALID_REQUEST before the checks are done, CONFLICT when it is settled already.
 */
export async function resolveDiscrepancy(
  ctx: Ctx,
  input: GivenResolution & { sessionId: string },
): Promise<DiscrepancyView> {
  authorize(ctx, "reviews:write");
  const person = assertPerson(ctx);
  return write(ctx, async (tx) => {
    const inner = { ...ctx, tx };
    const session = await lockSession(ctx, tx, input.sessionId);
    if (session.status !== "completed" && session.status !== "failed") {
      throw new DomainError("INVALID_REQUEST", "The session's checks are not done.", {
        details: { session_id: session.id, current_status: session.status },
      });
    }
    const id = input.discrepancyId.toLowerCase();
    const find = async () => (await listDiscrepancies(inner, session.id)).find((d) => d.id === id);
    if (!isId(id) || !(await find())) throw notFound("Discrepancy");
    await resolveDiscrepancies(ctx, tx, session.id, person, [input]);
    const resolved = await find();
    if (!resolved) throw notFound("Discrepancy");
    return resolved;
  });
}
