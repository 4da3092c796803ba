import type { ListedEntry } from "@/db/schema/watchlists";

const KINDS: Record<string, ListedEntry["kind"]> = {
  Person: "person",
  Organization: "organization",
  Company: "organization",
  PublicBody: "organization",
  LegalEntity: "other",
};

/** What a FollowTheMoney schema is to screening; null for ships, addresses, sanctions and other things. */
export const entityKind = (schema: string): ListedEntry["kind"] | null => KINDS[schema] ?? null;
