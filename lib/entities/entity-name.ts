import type { EntityType } from "./entity-fields";

type Names = {
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
  legalName: string | null;
  tradingName: string | null;
};

/** The name everybody sees: first, middle and last of an individual; a company's trading name, else its legal one. */
export function entityName(type: EntityType, names: Names): string {
  if (type === "company") return names.tradingName ?? names.legalName ?? "";
  return [names.firstName, names.middleName, names.lastName].filter(Boolean).join(" ");
}

/** Names an entity of this type cannot be without. */
export const REQUIRED_NAMES = {
  individual: ["firstName", "lastName"],
  company: ["legalName"],
} as const satisfies Record<EntityType, readonly (keyof Names)[]>;
