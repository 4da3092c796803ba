import {
  BookOpen,
  ChartColumn,
  Inbox,
  KeyRound,
  List,
  type LucideIcon,
  Settings,
  Shield,
  Users,
  Webhook,
} from "lucide-react";

export type RailEntry = { href: string; label: string; icon: LucideIcon; heading?: string; outside?: true };

/** Every part of the dashboard that exists, in order. `outside`: a page without the dashboard's frame. */
export const RAIL: readonly RailEntry[] = [
  { href: "/queue/", label: "Queue", icon: Inbox },
  { href: "/sessions/", label: "Sessions", icon: List },
  { href: "/entities/", label: "Entities", icon: Users },
  { href: "/overview/", label: "Overview", icon: ChartColumn },
  { href: "/developers/api-keys/", label: "API keys", icon: KeyRound, heading: "Developers" },
  { href: "/developers/webhooks/", label: "Webhooks", icon: Webhook, heading: "Developers" },
  { href: "/docs/", label: "API docs", icon: BookOpen, heading: "Developers", outside: true },
  { href: "/settings/", label: "Settings", icon: Settings, heading: "Workspace" },
  { href: "/audit/", label: "Audit", icon: Shield, heading: "Workspace" },
];
