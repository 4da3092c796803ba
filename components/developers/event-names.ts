/** Events in words, for lists and choices; the technical name stands beside it. */
export const EVENT_WORDS: Record<string, string> = {
  "verification.session_created": "Session created",
  "verification.session_accessed": "Person pressed Start",
  "verification.session_completed": "Session completed",
  "verification.session_failed": "Session failed",
  "verification.session_expired": "Link ran out",
  "verification.check_completed": "One check completed",
  "verification.contest_resolved": "Contest answered",
  "webhook.test": "Plain test event",
};

export const eventWord = (name: string): string => EVENT_WORDS[name] ?? name;
