import type { entities } from "@/db/schema";

/** An entity as stored; text that was not given is null. */
export type Entity = Omit<
  typeof entities.$inferSelect,
  "nameFolded" | "searchName" | "searchLastName" | "searchEmail" | "searchExternalId"
>;
export type EntityType = Entity["entityType"];

/** What callers say about an entity. */
export type EntityFields = Omit<
  Entity,
  | "tenantId"
  | "mode"
  | "id"
  | "entityType"
  | "name"
  | "screeningStatus"
  | "relationshipEndedAt"
  | "legalHoldUntil"
  | "legalHoldAuthority"
  | "legalHoldReason"
  | "createdAt"
  | "updatedAt"
  | "erasedAt"
>;
export type NewEntity = { entityType: EntityType } & EntityFields;

/** Every text field, unset. */
export const NO_FIELDS: EntityFields = {
  entitySubtype: null,
  externalId: null,
  isPrimary: true,
  email: null,
  phone: null,
  title: null,
  firstName: null,
  middleName: null,
  lastName: null,
  gender: null,
  dateOfBirth: null,
  countryOfBirth: null,
  nationality: null,
  legalName: null,
  tradingName: null,
  registrationNumber: null,
  jurisdiction: null,
  incorporationDate: null,
  industryCode: null,
  businessActivityDescription: null,
  addressLine1: null,
  addressLine2: null,
  addressCity: null,
  addressState: null,
  addressPostalCode: null,
  addressCountry: null,
};
