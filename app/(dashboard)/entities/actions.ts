"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createEntityBody, updateEntityBody } from "@/lib/api/contracts/entity-bodies";
import { addNoteBody } from "@/lib/api/contracts/notes";
import { legalHoldBody, relationshipBody } from "@/lib/api/contracts/retention";
import { changeInput, newEntityInput } from "@/lib/api/operations/entity-input";
import type { ActionAnswer, ActionResult } from "@/lib/client/action-result";
import { addEntityNote } from "@/lib/entities/add-entity-note";
import { createEntity } from "@/lib/entities/create-entity";
import { endRelationship } from "@/lib/entities/end-relationship";
import { eraseEntity } from "@/lib/entities/erase-entity";
import { setLegalHold } from "@/lib/entities/set-legal-hold";
import { updateEntity } from "@/lib/entities/update-entity";
import type { Receipt } from "@/lib/retention/receipt";
import { parseAction } from "../parse-action";
import { runAction, runActionFor } from "../run-action";

const Id = z.string().max(100);
const fresh = () => revalidatePath("/entities/[entityId]", "page");

/** Creates an entity; the answer says which. */
export async function addEntity(given: unknown): Promise<ActionAnswer<{ id: string }>> {
  return runActionFor(async ({ ctx }) => {
    const entity = await createEntity(ctx, newEntityInput(parseAction(createEntityBody, given)));
    return { message: "Created.", value: { id: entity.id } };
  });
}

/** Saves what was changed, unless somebody else was faster. */
export async function saveEntity(entityId: unknown, given: unknown): Promise<ActionAnswer<{ id: string }>> {
  const answer = await runActionFor(async ({ ctx }) => {
    const change = changeInput(parseAction(updateEntityBody, given));
    const { entity, changed } = await updateEntity(ctx, parseAction(Id, entityId), change);
    return { message: changed.length > 0 ? "Saved." : "Nothing was changed.", value: { id: entity.id } };
  });
  fresh();
  return answer;
}

/** Erases an entity, or keeps the request where it has to wait; the answer holds the receipt. */
export async function erase(entityId: unknown): Promise<ActionAnswer<{ receipt: Receipt | null }>> {
  const answer = await runActionFor(async ({ ctx }) => {
    const { receipt, deferredBecause } = await eraseEntity(ctx, parseAction(Id, entityId));
    const message = deferredBecause ? `It has to wait: ${deferredBecause}` : "Erased.";
    return { message, value: { receipt } };
  });
  fresh();
  return answer;
}

/** Keeps everything of an entity for an authority. */
export async function hold(entityId: unknown, given: unknown): Promise<ActionResult> {
  const answer = await runAction(async ({ ctx }) => {
    const { until, authority, reason } = parseAction(legalHoldBody, given);
    await setLegalHold(ctx, parseAction(Id, entityId), { until: new Date(until), authority, reason });
    return "Held. Nothing of it is deleted before that day.";
  });
  fresh();
  return answer;
}

/** Lifts a legal hold. */
export async function liftHold(entityId: unknown): Promise<ActionResult> {
  const answer = await runAction(async ({ ctx }) => {
    await setLegalHold(ctx, parseAction(Id, entityId), null);
    return "Lifted. The usual periods count again.";
  });
  fresh();
  return answer;
}

/** Says when the relationship ended, or that it lasts. */
export async function setRelationship(entityId: unknown, given: unknown): Promise<ActionResult> {
  const answer = await runAction(async ({ ctx }) => {
    const { ended_at } = parseAction(relationshipBody, given);
    await endRelationship(ctx, parseAction(Id, entityId), ended_at === null ? null : new Date(ended_at));
    return ended_at === null ? "The relationship lasts." : "Saved. Periods count from that day.";
  });
  fresh();
  return answer;
}

/** Adds a note; notes are never changed. */
export async function addNote(entityId: unknown, given: unknown): Promise<ActionResult> {
  const answer = await runAction(async ({ ctx }) => {
    await addEntityNote(ctx, parseAction(Id, entityId), parseAction(addNoteBody, given).text);
    return "Noted.";
  });
  fresh();
  return answer;
}
