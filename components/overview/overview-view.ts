import type { z } from "zod";
import type { overview } from "@/lib/api/contracts/overview";

export type OverviewView = z.infer<typeof overview>;

/** A share in whole percent, `–` of nothing. */
export const shareText = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${Math.round((100 * part) / whole)} %`;

/** Counts that are read together: grouped by thousands. */
export const countText = (count: number): string => count.toLocaleString("en-GB");
