/** What follows `g`, where it leads, and how the list of keys says it. A part that a person may not enter has none. */
export const GO_KEYS: readonly { key: string; href: string; meaning: string }[] = [
  { key: "q", href: "/queue/", meaning: "go to the queue" },
  { key: "s", href: "/sessions/", meaning: "go to sessions" },
  { key: "e", href: "/entities/", meaning: "go to entities" },
  { key: "o", href: "/overview/", meaning: "go to the overview" },
  { key: "w", href: "/developers/webhooks/", meaning: "go to webhooks" },
  { key: "a", href: "/audit/", meaning: "go to the audit log" },
  { key: "t", href: "/settings/", meaning: "go to settings" },
];
