import { DomainError } from "@/lib/errors";

/** What a verb gives, or null where it says that there is no such thing here. */
export async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
