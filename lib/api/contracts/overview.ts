import { z } from "zod";

const day = z.string().meta({ format: "date", example: "2026-06-12" });
const time = z.string().meta({ format: "date-time", example: "2026-06-12T12:00:00Z" });
const counts = z.record(z.string(), z.int());
const within = z
  .object({ half: z.int().nullable(), most: z.int().nullable() })
  .meta({ description: "Within how many seconds half, and 95 of 100, were done; at most a fifth too long." });

const figures = {
  created: z.int(),
  opened: z.int(),
  submitted: z.int(),
  steps: counts.meta({ description: "Sessions in which something was handed in, by capture step." }),
  statuses: counts,
  outcomes: counts,
  decisions: counts.meta({ description: "Latest decisions of people." }),
  decided: z.int().meta({ description: "Completed sessions that stand approved or rejected." }),
  overridden: z.int().meta({
    description: "Of those: approved although the outcome is not clear, or rejected although it is.",
  }),
};

export const overview = z
  .object({
    from: day,
    to: day,
    profile: z.string().nullable(),
    as_of: time.meta({ description: "The figures are exact at this moment." }),
    total: z.object({ ...figures, seconds_to_complete: within, seconds_to_decision: within }),
    days: z.array(z.object({ day, ...figures })),
    queue: z
      .object({ waiting: z.int(), oldest_queued_at: time.nullable() })
      .meta({ description: "What waits for a person at this moment, whatever the period." }),
  })
  .meta({ id: "Overview" });
