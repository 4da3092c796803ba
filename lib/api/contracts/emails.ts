import { z } from "zod";

const time = z.string().meta({ format: "date-time" });

export const emailItem = z
  .object({
    id: z.string().meta({ format: "uuid" }),
    template: z.string(),
    recipient: z.string().meta({ description: "Masked: a…n@example.com" }),
    session_id: z.string().nullable(),
    status: z.enum(["pending", "sent", "failed", "cancelled"]),
    attempts: z.int(),
    next_retry_at: time.nullable(),
    error_message: z.string().nullable().meta({ description: "Why the mail server refused it." }),
    created_at: time,
    finished_at: time.nullable(),
  })
  .meta({ id: "Email" });
