import type { ScreenedFields } from "@/db/schema/screening";
import type { Entity } from "../entities/entity-fields";

/** What of an entity is compared with the lists. A company is known by its legal name. */
export function screenedFields(
  entity: Pick<
    Entity,
    | "entityType"
    | "firstName"
    | "middleName"
    | "lastName"
    | "legalName"
    | "name"
    | "dateOfBirth"
    | "nationality"
    | "countryOfBirth"
    | "jurisdiction"
    | "gender"
  >,
): ScreenedFields {
  const isCompany = entity.entityType === "company";
  const parts = isCompany ? [entity.legalName] : [entity.firstName, entity.middleName, entity.lastName];
  const countries = isCompany ? [entity.jurisdiction] : [entity.nationality, entity.countryOfBirth];
  const gender = entity.gender?.toLowerCase();
  return {
    name: parts.filter(Boolean).join(" ") || entity.name,
    kind: isCompany ? "organization" : "person",
    birthDate: isCompany ? null : entity.dateOfBirth,
    countries: [...new Set(countries.filter((c): c is string => Boolean(c)).map((c) => c.toUpperCase()))],
    gender: gender === "male" || gender === "female" ? gender : null,
  };
}
