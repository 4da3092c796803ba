import { CHECK_WORDS, DECISION_WORDS, OUTCOME_WORDS, PROFILE_WORDS, STATUS_WORDS } from "@/lib/format/labels";

const some = (words: Record<string, string>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, words[name] ?? name]));

/** The list's filters by choice: parameter, label, and the words of its values. */
export const SESSION_FILTERS: readonly { name: string; label: string; words: Record<string, string> }[] = [
  { name: "status", label: "Status", words: STATUS_WORDS },
  {
    name: "outcome",
    label: "Outcome",
    words: some(OUTCOME_WORDS, ["pending", "clear", "consider", "attention", "issue", "error"]),
  },
  { name: "decision", label: "Decision", words: { ...DECISION_WORDS, none: "Nobody decided" } },
  { name: "check_type", label: "Check", words: CHECK_WORDS },
  { name: "profile", label: "Profile", words: PROFILE_WORDS },
  {
    name: "assignee",
    label: "Assigned",
    words: { me: "To me", nobody: "To nobody", me_or_nobody: "To me or nobody" },
  },
];

/** Every parameter that narrows the list. */
export const NARROWING = [
  ...SESSION_FILTERS.map(({ name }) => name),
  ...["search", "entity_id", "created_after", "created_before", "completed_after", "completed_before"],
];
