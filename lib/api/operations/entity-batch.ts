import type { z } from "zod";
import { createEntities } from "../../entities/create-entities";
import { entityName } from "../../entities/entity-name";
import type { FieldErrors } from "../../errors";
import { batchResult } from "../contracts/entities";
import { BATCH_LIMIT, batchBody, createEntityBody } from "../contracts/entity-bodies";
import type { Endpoint, Incoming } from "../endpoint";
import { fieldErrors } from "../handle/field-errors";
import { newEntityInput } from "./entity-input";

type Failed = z.infer<typeof batchResult>["errors"][number];

const failure = (index: number, fields: FieldErrors, name: string): Failed => ({
  index,
  success: false,
  error_code: "VALIDATION_ERROR",
  error: Object.entries(fields)
    .map(([field, messages]) => `${field}: ${messages.join(" ")}`)
    .join("; "),
  entity_name: name,
});

/** The name of a row that could not be read, as far as it has one. */
function nameOf(row: unknown): string {
  if (typeof row !== "object" || row === null) return "";
  const text = (field: string) => {
    const value = (row as Record<string, unknown>)[field];
    return typeof value === "string" && value.trim() ? value.trim().slice(0, 200) : null;
  };
  const names = {
    firstName: text("first_name"),
    middleName: text("middle_name"),
    lastName: text("last_name"),
    legalName: text("legal_name"),
    tradingName: text("trading_name"),
  };
  return entityName("individual", names) || entityName("company", names);
}

export const createEntitiesEndpoint: Endpoint = {
  method: "POST",
  path: "/entities/batch",
  summary: `Create up to ${BATCH_LIMIT} entities`,
  scope: "entities:write",
  body: batchBody,
  success: { status: 200, schema: batchResult },
  async run(ctx, { body }: Incoming<z.infer<typeof batchBody>>) {
    const errors: Failed[] = [];
    const readable = body.entities.flatMap((row, index) => {
      const parsed = createEntityBody.safeParse(row, { reportInput: true });
      if (parsed.success) return [{ index, input: newEntityInput(parsed.data) }];
      errors.push(failure(index, fieldErrors(parsed.error).fields ?? {}, nameOf(row)));
      return [];
    });
    const result = await createEntities(ctx, readable, body.skip_duplicates ?? true);
    for (const { index, input, fields } of result.failed) {
      errors.push(failure(index, fields, entityName(input.entityType, input)));
    }
    errors.sort((a, b) => a.index - b.index);
    const { created, skipped } = result;
    return {
      status: 200,
      body: {
        summary: {
          total: body.entities.length,
          created: created.length,
          skipped: skipped.length,
          failed: errors.length,
        },
        created_entities: created.map((e) => ({
          id: e.id,
          name: e.name,
          entity_type: e.entityType,
          external_id: e.externalId,
        })),
        skipped: skipped.map(({ index, duplicate, similarity }) => ({
          index,
          reason: duplicate.reason,
          existing_entity_id: duplicate.existing.id,
          matching_name: duplicate.existing.name,
          similarity_score: similarity,
        })),
        errors,
      },
    };
  },
};
