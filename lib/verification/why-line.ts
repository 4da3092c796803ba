import { checkWord, reasonWords, subCheckWord } from "../format/labels";

type Finding = { method?: unknown; measured?: unknown; threshold?: unknown; reason?: unknown };
type Check = { type: string; outcome: string; resultData: Record<string, unknown> | null };
export type WhyInput = {
  status: string;
  outcome: string;
  failureReason: string | null;
  failureDetails: string;
  submittedAt: Date | null;
  latestDecision: string | null;
  checks: readonly Check[];
};
/** The first thing a reviewer reads. `tone` is an outcome's. */
export type Why = { tone: string; title: string; detail: string };

const ORDER = ["not_assessed", "consider", "attention", "issue", "error"];
type Concern = { check: string; key: string; value: string; finding: Finding };

/** Sub-checks that are not clear, the gravest first. */
export function concernsOf(checks: readonly Check[]): Concern[] {
  return checks
    .flatMap((check) => {
      const breakdown = (check.resultData?.breakdown ?? {}) as Record<string, string>;
      const evidence = (check.resultData?.evidence ?? {}) as Record<string, Finding>;
      return Object.entries(breakdown)
        .filter(([, value]) => value !== "clear")
        .map(([key, value]) => ({ check: check.type, key, value, finding: evidence[key] ?? {} }));
    })
    .sort((a, b) => ORDER.indexOf(b.value) - ORDER.indexOf(a.value));
}

// An acronym at the beginning stays as it is.
const lower = (words: string): string =>
  /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);

function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function measured({ key, finding }: Concern): string {
  if (finding.measured === null || finding.measured === undefined) {
    return typeof finding.reason === "string" ? finding.reason : "";
  }
  const limit =
    finding.threshold === null || finding.threshold === undefined ? "" : `, threshold ${finding.threshold}`;
  return `${subCheckWord(key)}: ${finding.measured}${limit}.`;
}

function ofCompleted(session: WhyInput): Why {
  const concerns = concernsOf(session.checks);
  const judged = concerns.filter((c) => c.value !== "not_assessed");
  const clear = session.checks.filter((c) => c.outcome === "clear").map((c) => lower(checkWord(c.type)));
  if (session.outcome === "clear") {
    return {
      tone: "clear",
      title:
        session.checks.length === 1
          ? "The check is clear."
          : `All ${session.checks.length} checks are clear.`,
      detail: concerns.length
        ? `Not assessed: ${listWords(concerns.map((c) => lower(subCheckWord(c.key))))}.`
        : "Nothing needs a person.",
    };
  }
  const lead =
    session.latestDecision && session.latestDecision !== "pending" ? "A person looked" : "Needs a person";
  if (judged.length === 0) {
    const reasons = new Set(concerns.map((c) => c.finding.reason).filter((r) => typeof r === "string"));
    return {
      tone: session.outcome,
      title: `${lead}: nothing was examined by machine.`,
      detail: [...reasons].join(" "),
    };
  }
  const named = judged.slice(0, 3).map((c) => `“${lower(subCheckWord(c.key))}” reads ${c.value}`);
  const more = judged.length > 3 ? [`${judged.length - 3} more`] : [];
  const rest = clear.length ? `Clear: ${listWords(clear)}.` : "";
  return {
    tone: session.outcome,
    title: `${lead}: ${listWords([...named, ...more])}.`,
    detail: [...new Set([...judged.slice(0, 3).map(measured), rest])].filter(Boolean).join(" "),
  };
}

/** Why a session stands where it stands, in a sentence made from what was measured. */
export function whyLine(session: WhyInput): Why {
  const reason = session.failureReason ? reasonWords(session.failureReason) : null;
  switch (session.status) {
    case "completed":
      return ofCompleted(session);
    case "failed":
      return {
        tone: session.outcome,
        title: reason ? `Failed: ${reason}.` : "Failed.",
        detail: session.failureDetails,
      };
    case "expired":
      return {
        tone: "pending",
        title: "The link ran out before the person finished.",
        detail: "Create a new session to ask again.",
      };
    case "revoked":
      return { tone: "pending", title: "Revoked: the link no longer works.", detail: "Nothing was charged." };
    case "accessed":
      return session.submittedAt
        ? { tone: "pending", title: "The checks are running.", detail: "The result appears here by itself." }
        : {
            tone: "pending",
            title: "The person has started and has not finished yet.",
            detail: "What they hand in appears here by itself.",
          };
    default:
      return {
        tone: "pending",
        title: "Waiting for the person to open the link.",
        detail: "Send the link again if it may have been lost.",
      };
  }
}
