import { createHash } from "node:crypto";
import type { ScreenedFields } from "@/db/schema/screening";
import { canonicalJson } from "../audit/canonical-json";

/** SHA-256 (hex) of what is compared: the same for the same person, whatever else of the entity changes. */
export function fingerprint(fields: ScreenedFields): string {
  const { name, kind, birthDate, gender } = fields;
  const plain = { name, kind, birthDate, gender, countries: [...fields.countries].sort() };
  return createHash("sha256").update(canonicalJson(plain)).digest("hex");
}
