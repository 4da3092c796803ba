import type { z } from "zod";
import { DomainError, type FieldErrors, invalid } from "../errors";
import { readLimited } from "../media/read-limited";

const MAX_JSON_BYTES = 16 * 1024;

/** A small JSON body, parsed by `schema`; no body reads as `{}`. Throws VALIDATION_ERROR or PAYLOAD_TOO_LARGE. */
export async function readJson<T extends z.ZodType>(request: Request, schema: T): Promise<z.infer<T>> {
  const tooLarge = () => new DomainError("PAYLOAD_TOO_LARGE", "The body is too large.");
  const text = (await readLimited(request, MAX_JSON_BYTES, tooLarge)).toString("utf8");
  let value: unknown = {};
  try {
    if (text.trim()) value = JSON.parse(text);
  } catch {
    throw new DomainError("VALIDATION_ERROR", "The body is not valid JSON.");
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const name = issue.path.join(".") || "body";
    fields[name] = [...(fields[name] ?? []), issue.message];
  }
  throw invalid(fields);
}
