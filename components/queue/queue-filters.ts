import { CHECK_WORDS, OUTCOME_WORDS, PROFILE_WORDS, QUEUE_REASON_WORDS } from "@/lib/format/labels";

const some = (words: Record<string, string>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, words[name] ?? name]));

/** The queue's filters: parameter, label, and the words of its values. */
export const QUEUE_FILTERS: readonly { name: string; label: string; words: Record<string, string> }[] = [
  {
    name: "assignee",
    label: "Assigned",
    words: { me: "To me", nobody: "To nobody", me_or_nobody: "To me or nobody" },
  },
  {
    name: "outcome",
    label: "Outcome",
    words: some(OUTCOME_WORDS, ["clear", "consider", "attention", "issue", "error"]),
  },
  { name: "reason", label: "Kind", words: QUEUE_REASON_WORDS },
  { name: "check_type", label: "Check", words: CHECK_WORDS },
  { name: "profile", label: "Profile", words: PROFILE_WORDS },
];
