import { sql } from "drizzle-orm";
import { boolean, date, foreignKey, index, pgEnum, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant, mode, tenantId } from "../columns";
import { foldedOf } from "../folded";
import { tenants } from "./tenants";

export const entityTypeEnum = pgEnum("entity_type", ["individual", "company"]);
export const screeningStatusEnum = pgEnum("screening_status", [
  "not_screened",
  "clear",
  "potential_match",
  "confirmed_match",
]);

/** The person or company that is verified. Text that was not given is null. */
export const entities = pgTable(
  "entities",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    entityType: entityTypeEnum("entity_type").notNull(),
    entitySubtype: text("entity_subtype"),
    /** Computed by lib/entities/entity-name.ts at every write, so lists need no join and no rule in SQL. */
    name: text("name").notNull(),
    /** For duplicates: under row security an index serves equality of stored text, not of lower(name). */
    nameFolded: text("name_folded").notNull().generatedAlwaysAs(sql`lower(name)`),
    /** What searches by beginnings compare (db/folded.ts). */
    searchName: text("search_name").notNull().generatedAlwaysAs(foldedOf("name")),
    searchLastName: text("search_last_name").generatedAlwaysAs(foldedOf("coalesce(last_name, legal_name)")),
    searchEmail: text("search_email").generatedAlwaysAs(foldedOf("email")),
    searchExternalId: text("search_external_id").generatedAlwaysAs(foldedOf("external_id")),
    externalId: text("external_id"),
    isPrimary: boolean("is_primary").notNull().default(true),
    email: text("email"),
    phone: text("phone"),
    title: text("title"),
    firstName: text("first_name"),
    middleName: text("middle_name"),
    lastName: text("last_name"),
    gender: text("gender"),
    dateOfBirth: date("date_of_birth", { mode: "string" }),
    countryOfBirth: text("country_of_birth"),
    nationality: text("nationality"),
    legalName: text("legal_name"),
    tradingName: text("trading_name"),
    registrationNumber: text("registration_number"),
    jurisdiction: text("jurisdiction"),
    incorporationDate: date("incorporation_date", { mode: "string" }),
    industryCode: text("industry_code"),
    businessActivityDescription: text("business_activity_description"),
    addressLine1: text("address_line_1"),
    addressLine2: text("address_line_2"),
    addressCity: text("address_city"),
    addressState: text("address_state"),
    addressPostalCode: text("address_postal_code"),
    addressCountry: text("address_country"),
    screeningStatus: screeningStatusEnum("screening_status").notNull().default("not_screened"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
    /** Retention counts from here (AMLR Art. 77); null while the relationship lasts. */
    relationshipEndedAt: instant("relationship_ended_at"),
    /** Nothing of this entity is deleted before; an authority asked for it. */
    legalHoldUntil: instant("legal_hold_until"),
    legalHoldAuthority: text("legal_hold_authority"),
    legalHoldReason: text("legal_hold_reason"),
    /** Erased: personal fields are null, the id remains for the decision record. */
    erasedAt: instant("erased_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id] }),
    index("entities_newest_idx").on(t.tenantId, t.mode, t.createdAt, t.id),
    index("entities_external_id_idx")
      .on(t.tenantId, t.mode, t.externalId, t.createdAt, t.id)
      .where(sql`external_id is not null`),
    // Batch import looks duplicates up by name.
    index("entities_name_idx").on(t.tenantId, t.mode, t.nameFolded),
    // Searches by the beginning of a name, an address or a reference.
    ...(["name", "last_name", "email", "external_id"] as const).map((field) =>
      index(`entities_search_${field}_idx`)
        .on(t.tenantId, t.mode, sql.raw(`search_${field} collate "C"`))
        .where(sql.raw(`search_${field} is not null`)),
    ),
  ],
);
