import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { invalid } from "../errors";
import type { Entity, NewEntity } from "./entity-fields";
import { insertEntities, newEntityRow } from "./insert-entities";
import { missingNames } from "./missing-names";

/**
 * Creates an entity and its audit row. Needs `entities:write`. VALIDATION_ERROR when a name its type requires is
 * missing. Nothing has to be unique: people share names, addresses and references.
 */
export async function createEntity(ctx: Ctx, input: NewEntity): Promise<Entity> {
  authorize(ctx, "entities:write");
  const missing = missingNames(input);
  if (missing) throw invalid(missing);
  const row = newEntityRow(ctx, input);
  await write(ctx, (tx) => insertEntities(ctx, tx, [row]));
  return row;
}
