import type { z } from "zod";
import { invalid } from "@/lib/errors";

/** What a form or page handed to an action, checked; VALIDATION_ERROR names each wrong field. */
export function parseAction<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields: Record<string, string[]> = {};
  for (const issue of result.error.issues) {
    const name = issue.path.join(".") || "form";
    fields[name] = [...(fields[name] ?? []), issue.message];
  }
  throw invalid(fields);
}
