import type { Role } from "../context";

/** Every role, as lib/authorize.ts knows them. */
export const ROLES = ["admin", "reviewer", "auditor", "developer"] as const satisfies readonly Role[];

/** Whether a word is the name of a role. */
export const isRole = (word: string): word is Role => (ROLES as readonly string[]).includes(word);
