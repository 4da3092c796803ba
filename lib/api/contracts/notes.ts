import { z } from "zod";

const id = z.string().meta({ format: "uuid" });
export const addNoteBody = z
  .object({
    text: z
      .string()
      .min(1)
      .max(10_000)
      .refine((v) => v.trim() !== "", "Must not be blank."),
  })
  .meta({ id: "AddNote" });
export const note = z
  .object({
    id,
    text: z.string(),
    author: z.object({ id, name: z.string() }),
    created_at: z.string().meta({ format: "date-time" }),
  })
  .meta({ id: "Note" });
export const notes = z.object({ results: z.array(note) }).meta({ id: "Notes" });
