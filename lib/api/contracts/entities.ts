import { z } from "zod";

const time = z.string().meta({ format: "date-time", example: "2026-06-12T12:00:00Z" });
const id = z.string().meta({ format: "uuid" });
const date = z.string().meta({ format: "date", example: "1990-05-15" });

export const entityType = z.enum(["individual", "company"]);
export const screeningStatus = z.enum(["not_screened", "clear", "potential_match", "confirmed_match"]);

/** The answer to POST: text that was not given is "". */
export const createdEntity = z
  .object({
    id,
    name: z.string(),
    entity_type: entityType,
    legal_name: z.string(),
    trading_name: z.string(),
    title: z.string(),
    first_name: z.string(),
    middle_name: z.string(),
    last_name: z.string(),
    gender: z.string(),
    email: z.string(),
    phone: z.string(),
    external_id: z.string().nullable(),
    is_primary: z.boolean(),
    address_line_1: z.string(),
    address_line_2: z.string(),
    address_city: z.string(),
    address_state: z.string(),
    address_postal_code: z.string(),
    address_country: z.string(),
    nationality: z.string(),
    country_of_birth: z.string(),
    date_of_birth: date.nullable(),
    incorporation_date: date.nullable(),
    jurisdiction: z.string(),
    registration_number: z.string(),
    industry_code: z.string().nullable(),
    business_activity_description: z.string().nullable(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "CreatedEntity" });

const maybe = z.string().nullable();

/** The answer to GET: what was not given is null. National numbers are never kept. */
export const entity = z
  .object({
    id,
    name: z.string(),
    entity_type: entityType,
    entity_subtype: maybe,
    legal_name: maybe,
    trading_name: maybe,
    title: maybe,
    first_name: maybe,
    middle_name: maybe,
    last_name: maybe,
    gender: maybe,
    email: z.string(),
    phone: z.string(),
    external_id: maybe,
    is_primary: z.boolean(),
    screening_status: screeningStatus,
    response_count: z.int(),
    risk_profiles_count: z.int(),
    address_line_1: maybe,
    address_line_2: maybe,
    address_city: maybe,
    address_state: maybe,
    address_postal_code: maybe,
    address_country: maybe,
    nationality: maybe,
    country_of_birth: maybe,
    date_of_birth: date.nullable(),
    incorporation_date: date.nullable(),
    jurisdiction: maybe,
    registration_number: maybe,
    industry_code: maybe,
    business_activity_description: maybe,
    national_id_number: z.null(),
    tax_id: z.null(),
    ssn: z.null(),
    social_insurance_number: z.null(),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "Entity" });

export const entityListItem = z
  .object({
    id,
    name: z.string(),
    entity_type: entityType,
    external_id: maybe,
    is_primary: z.boolean(),
    screening_status: screeningStatus,
    response_count: z.int(),
    risk_profiles_count: z.int(),
    created_at: time,
  })
  .meta({ id: "EntityListItem" });

/** A list item with what `expand=desk` adds. */
export const deskEntityItem = entityListItem
  .extend({ entity_subtype: maybe, email: maybe })
  .meta({ id: "DeskEntityItem" });

export const updatedEntity = z
  .object({
    id,
    name: z.string(),
    entity_type: entityType,
    updated_fields: z.array(z.string()),
    updated_at: time,
  })
  .meta({ id: "UpdatedEntity" });

export const erasedEntity = z
  .object({
    id,
    status: z.enum(["deleted", "archived"]),
    purge_after: time.nullable().meta({ description: "Until when the erasure waits, where that is known." }),
    deferred_because: z.string().optional().meta({ description: "Present only while it has to wait." }),
  })
  .meta({ id: "DeletedEntity" });

export const foundEntities = z
  .object({
    query: z.string(),
    results: z.array(
      z.object({
        id,
        name: z.string(),
        entity_type: entityType,
        entity_subtype: maybe,
        similarity: z.number(),
        is_primary: z.boolean(),
      }),
    ),
  })
  .meta({ id: "FoundEntities" });

export const batchResult = z
  .object({
    summary: z.object({ total: z.int(), created: z.int(), skipped: z.int(), failed: z.int() }),
    created_entities: z.array(
      z.object({ id, name: z.string(), entity_type: entityType, external_id: maybe }),
    ),
    skipped: z.array(
      z.object({
        index: z.int(),
        reason: z.string(),
        existing_entity_id: id,
        matching_name: z.string(),
        similarity_score: z.number(),
      }),
    ),
    errors: z.array(
      z.object({
        index: z.int(),
        success: z.literal(false),
        error_code: z.string(),
        error: z.string(),
        entity_name: z.string(),
      }),
    ),
  })
  .meta({ id: "EntityBatchResult" });
