import { List, type LucideIcon } from "lucide-react";

export type RailEntry = { href: string; label: string; icon: LucideIcon; heading?: string };

/** Every part of the dashboard that exists, in order. */
export const RAIL: readonly RailEntry[] = [{ href: "/sessions/", label: "Sessions", icon: List }];
