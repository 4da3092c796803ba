import type { FieldErrors } from "../errors";
import type { NewEntity } from "./entity-fields";
import { REQUIRED_NAMES } from "./entity-name";

const PUBLIC = { firstName: "first_name", lastName: "last_name", legalName: "legal_name" } as const;

/** Required names that are not there, by public field name; null when all are. */
export function missingNames(
  entity: Pick<NewEntity, "entityType" | "firstName" | "lastName" | "legalName">,
): FieldErrors | null {
  const missing = REQUIRED_NAMES[entity.entityType].filter((name) => !entity[name]);
  if (missing.length === 0) return null;
  return Object.fromEntries(missing.map((name) => [PUBLIC[name], ["This field is required."]]));
}
