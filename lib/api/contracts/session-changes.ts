import { z } from "zod";

const id = z.string().meta({ format: "uuid" });
export const changeSessionsBody = z
  .object({
    action: z.enum(["assign", "resend", "revoke"]),
    session_ids: z.array(z.uuid()).min(1).max(100),
    assignee_id: z.uuid().nullish().meta({ description: "For assign; null: nobody's." }),
  })
  .meta({ id: "ChangeSessions" });
export const changedSessions = z
  .object({
    summary: z.object({ total: z.int(), done: z.int(), refused: z.int() }),
    done: z.array(id),
    refused: z.array(z.object({ session_id: id, code: z.string(), error: z.string() })),
  })
  .meta({ id: "SessionsChanged" });
