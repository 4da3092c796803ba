import type { Entity } from "../../entities/entity-fields";
import type { EntityListItem } from "../../entities/list-entities";
import { instantText } from "../../format/instant";

// Counts of products we are not.
const NOT_OURS = { response_count: 0, risk_profiles_count: 0 };

const named = (e: Pick<Entity, "id" | "name" | "entityType">) => ({
  id: e.id,
  name: e.name,
  entity_type: e.entityType,
});

const texts = (e: Entity) => ({
  legal_name: e.legalName,
  trading_name: e.tradingName,
  title: e.title,
  first_name: e.firstName,
  middle_name: e.middleName,
  last_name: e.lastName,
  gender: e.gender,
  address_line_1: e.addressLine1,
  address_line_2: e.addressLine2,
  address_city: e.addressCity,
  address_state: e.addressState,
  address_postal_code: e.addressPostalCode,
  address_country: e.addressCountry,
  nationality: e.nationality,
  country_of_birth: e.countryOfBirth,
  jurisdiction: e.jurisdiction,
  registration_number: e.registrationNumber,
});

const others = (e: Entity) => ({
  email: e.email ?? "",
  phone: e.phone ?? "",
  external_id: e.externalId,
  is_primary: e.isPrimary,
  date_of_birth: e.dateOfBirth,
  incorporation_date: e.incorporationDate,
  industry_code: e.industryCode,
  business_activity_description: e.businessActivityDescription,
  created_at: instantText(e.createdAt),
  updated_at: instantText(e.updatedAt),
});

/** A new entity: text that was not given is "". */
export const showCreated = (e: Entity) => ({
  ...named(e),
  ...Object.fromEntries(Object.entries(texts(e)).map(([name, value]) => [name, value ?? ""])),
  ...others(e),
});

/** An entity in full. */
export const showEntity = (e: Entity) => ({
  ...named(e),
  entity_subtype: e.entitySubtype,
  screening_status: e.screeningStatus,
  ...NOT_OURS,
  ...texts(e),
  ...others(e),
  national_id_number: null,
  tax_id: null,
  ssn: null,
  social_insurance_number: null,
});

/** An entity in a list. */
export const showEntityItem = (e: EntityListItem) => ({
  ...named(e),
  external_id: e.externalId,
  is_primary: e.isPrimary,
  screening_status: e.screeningStatus,
  ...NOT_OURS,
  created_at: instantText(e.createdAt),
});

/** The same with what the dashboard's list shows besides. */
export const showDeskEntity = (e: EntityListItem) => ({
  ...showEntityItem(e),
  entity_subtype: e.entitySubtype,
  email: e.email,
});
