import { z } from "zod";

/** v1's list envelope. */
export const offsetPage = <T extends z.ZodType>(item: T) =>
  z.object({ count: z.int(), limit: z.int(), offset: z.int(), results: z.array(item) });

/** v2's list envelope. */
export const cursorPage = <T extends z.ZodType>(item: T) =>
  z.object({
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
    prev_cursor: z.string().nullable(),
    results: z.array(item),
    /** Only when a page ended before it was full, because enough was looked through: up to when it looked. */
    searched_to: z.string().meta({ format: "date-time" }).optional(),
  });
