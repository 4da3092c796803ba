/** Kinds of ledger entries in words. */
export const CREDIT_WORDS = { top_up: "Added", charge: "Session", adjustment: "Corrected" } as const;
