import { createEntity } from "../../entities/create-entity";
import { eraseEntity } from "../../entities/erase-entity";
import { getEntity } from "../../entities/get-entity";
import { updateEntity } from "../../entities/update-entity";
import { instantText } from "../../format/instant";
import * as contract from "../contracts/entities";
import {
  type CreateEntityBody,
  createEntityBody,
  type UpdateEntityBody,
  updateEntityBody,
} from "../contracts/entity-bodies";
import type { Endpoint, Incoming } from "../endpoint";
import { changeInput, newEntityInput, publicNames } from "./entity-input";
import { showCreated, showEntity } from "./entity-show";
import { showErased } from "./retention-endpoints";

const entityId = (incoming: Incoming<unknown>) => incoming.params.entity_id ?? "";

export const createEntityEndpoint: Endpoint = {
  method: "POST",
  path: "/entities",
  summary: "Create an entity",
  scope: "entities:write",
  body: createEntityBody,
  success: { status: 201, schema: contract.createdEntity },
  run: async (ctx, { body }: Incoming<CreateEntityBody>) => ({
    status: 201,
    body: showCreated(await createEntity(ctx, newEntityInput(body))),
  }),
};

export const getEntityEndpoint: Endpoint = {
  method: "GET",
  path: "/entities/:entity_id",
  summary: "Get an entity",
  scope: "entities:read",
  success: { status: 200, schema: contract.entity },
  run: async (ctx, incoming) => ({ status: 200, body: showEntity(await getEntity(ctx, entityId(incoming))) }),
};

export const updateEntityEndpoint: Endpoint = {
  method: "PATCH",
  path: "/entities/:entity_id",
  summary: "Change an entity",
  scope: "entities:write",
  body: updateEntityBody,
  success: { status: 200, schema: contract.updatedEntity },
  async run(ctx, incoming: Incoming<UpdateEntityBody>) {
    const { entity, changed } = await updateEntity(ctx, entityId(incoming), changeInput(incoming.body));
    return {
      status: 200,
      body: {
        id: entity.id,
        name: entity.name,
        entity_type: entity.entityType,
        updated_fields: publicNames(changed),
        updated_at: instantText(entity.updatedAt),
      },
    };
  },
};

export const deleteEntityEndpoint: Endpoint = {
  method: "DELETE",
  path: "/entities/:entity_id",
  summary: "Erase an entity",
  scope: "entities:write",
  success: { status: 200, schema: contract.erasedEntity },
  run: async (ctx, incoming) => ({
    status: 200,
    body: showErased(await eraseEntity(ctx, entityId(incoming))),
  }),
};
