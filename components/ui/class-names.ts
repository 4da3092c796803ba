import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({ extend: { theme: { text: ["2xs"], shadow: ["panel", "float"] } } });

/** Joins class names; of Tailwind classes that disagree the later wins. */
export const cx = (...values: ClassValue[]): string => merge(clsx(values));
