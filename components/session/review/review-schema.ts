import * as z from "zod/mini";

/** What the form asks for. Notes may be left out when a reason says it: the reason's words then stand as the notes. */
export const Review = z
  .object({
    decision: z.enum(["approved", "rejected", "flagged", "pending"], { error: "Choose a decision." }),
    reason_code: z.string(),
    notes: z.string().check(z.maxLength(10_000, "At most 10,000 characters.")),
    check_ids: z.array(z.string()),
    /** Discrepancy → resolution, "" while none is chosen. */
    resolutions: z.record(z.string(), z.string()),
  })
  .check(
    z.refine((v) => v.notes.trim() !== "" || v.reason_code !== "", {
      path: ["notes"],
      error: "Choose a reason, or say what you saw and why you decide so.",
    }),
    z.refine(
      (v) =>
        v.decision !== "approved" ||
        Object.values(v.resolutions).every((r) => r !== "" && r !== "not_resolvable"),
      {
        path: ["resolutions"],
        error: "Approving needs a resolution of each difference.",
      },
    ),
  );
export type Review = z.infer<typeof Review>;
export type Decision = Review["decision"];

/** What is sent: the review and the latest one that was on the screen. */
export type GivenReview = Review & { expected_review_id: string | null };

export const DECISIONS = [
  { value: "approved", label: "Approve" },
  { value: "rejected", label: "Reject" },
  { value: "flagged", label: "Flag" },
  { value: "pending", label: "Hold" },
] as const;
