import { authorize } from "../authorize";
import { type Ctx, read } from "../context";
import { getEntity } from "../entities/get-entity";
import { type Hit, readHits, type ScreeningView } from "./list-hits";
import type { ScreeningStatus } from "./update-screening-status";

export type EntityHits = {
  entityId: string;
  screeningStatus: ScreeningStatus;
  screenings: ScreeningView[];
  hits: Hit[];
};

/**
 * What the lists ever held against an entity: its searches, newest first, and their hits with what was decided about
 * each, those of the newest search first; at most 200 of both. Needs `results:read` and `entities:read`. NOT_FOUND.
 */
export async function listEntityHits(ctx: Ctx, entityId: string): Promise<EntityHits> {
  authorize(ctx, "results:read");
  return read(ctx, async (tx) => {
    const entity = await getEntity({ ...ctx, tx }, entityId);
    const found = await readHits(ctx, tx, "entity_id", entity.id);
    return { entityId: entity.id, screeningStatus: entity.screeningStatus, ...found };
  });
}
