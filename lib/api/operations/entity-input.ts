import type { EntityFields } from "../../entities/entity-fields";
import { type NewEntity, NO_FIELDS } from "../../entities/entity-fields";
import type { CreateEntityBody, UpdateEntityBody } from "../contracts/entity-bodies";

type Text = Exclude<keyof EntityFields, "isPrimary">;
type TextBody = Exclude<keyof UpdateEntityBody, "entity_type" | "is_primary" | "expected_updated_at">;

/** Public name → ours. What is not here (national numbers) is not kept. */
const NAMES: Partial<Record<TextBody, Text>> = {
  external_id: "externalId",
  entity_subtype: "entitySubtype",
  email: "email",
  phone: "phone",
  title: "title",
  first_name: "firstName",
  middle_name: "middleName",
  last_name: "lastName",
  gender: "gender",
  date_of_birth: "dateOfBirth",
  country_of_birth: "countryOfBirth",
  nationality: "nationality",
  legal_name: "legalName",
  trading_name: "tradingName",
  registration_number: "registrationNumber",
  jurisdiction: "jurisdiction",
  incorporation_date: "incorporationDate",
  industry_code: "industryCode",
  business_activity_description: "businessActivityDescription",
  address_line_1: "addressLine1",
  address_line_2: "addressLine2",
  address_city: "addressCity",
  address_state: "addressState",
  address_postal_code: "addressPostalCode",
  address_country: "addressCountry",
};
const PAIRS = Object.entries(NAMES) as [TextBody, Text][];
const COUNTRIES: readonly Text[] = ["countryOfBirth", "nationality", "addressCountry"];

/** The fields a body names; "" and null both become null. */
function given(body: UpdateEntityBody): Partial<EntityFields> {
  const fields: Partial<EntityFields> = {};
  for (const [theirs, ours] of PAIRS) {
    const value = body[theirs];
    if (value === undefined) continue;
    fields[ours] = value ? (COUNTRIES.includes(ours) ? value.toUpperCase() : value) : null;
  }
  if (typeof body.is_primary === "boolean") fields.isPrimary = body.is_primary;
  return fields;
}

/** A new entity as the domain takes it. */
export const newEntityInput = (body: CreateEntityBody): NewEntity => ({
  ...NO_FIELDS,
  ...given(body),
  entityType: body.entity_type,
});

/** A change as the domain takes it. */
export const changeInput = (body: UpdateEntityBody) => ({
  ...(body.entity_type ? { entityType: body.entity_type } : {}),
  ...(body.expected_updated_at ? { expectedUpdatedAt: new Date(body.expected_updated_at) } : {}),
  fields: given(body),
});

/** Public names of changed fields. */
export const publicNames = (changed: readonly (keyof EntityFields)[]): string[] =>
  changed.map((ours) =>
    ours === "isPrimary" ? "is_primary" : (PAIRS.find(([, name]) => name === ours)?.[0] ?? ours),
  );
