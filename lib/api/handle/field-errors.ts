import type { z } from "zod";
import { type DomainError, type FieldErrors, invalid } from "../../errors";

/** zod's complaints as `{field: [message, …]}`; nested fields by dots. Never repeats the value. */
export function fieldErrors(error: z.ZodError): DomainError {
  const fields: FieldErrors = {};
  for (const issue of error.issues.slice(0, 50)) {
    const name = issue.path.map(String).join(".").slice(0, 120) || "body";
    const message = said(issue);
    const messages = fields[name] ?? [];
    if (!messages.includes(message)) messages.push(message);
    fields[name] = messages;
  }
  return invalid(fields);
}

function said(issue: z.core.$ZodIssue): string {
  const absent = issue.code === "invalid_type" || issue.code === "invalid_value";
  if (absent && issue.input === undefined) return "This field is required.";
  if (issue.code === "invalid_union") return "Has the wrong type or format.";
  return issue.message;
}
