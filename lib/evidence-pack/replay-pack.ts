import type { CheckInput, CheckResult, Evidence, ExtractedData } from "../checks/provider";
import { CHECKS, type CheckType } from "../checks/registry";
import type { Json, Pack } from "./pack-format";

export type Verdict = "agrees" | "differs" | "not recomputed";
export type ReplayLine = {
  check: string;
  /** Sub-check and what of it; null: the check's own outcome. */
  part: string | null;
  verdict: Verdict;
  recorded: Json;
  recomputed: Json;
  note: string | null;
};
export type ReplayReport = { lines: ReplayLine[]; differing: number; agreeing: number; open: number };
type Members = { [key: string]: Json };

/** Floating point differs by a little between processors; more than this is a difference. */
const TOLERANCE = 1e-4;

/**
 * Carries the checks of a pack out again on its own pictures and says of every measurement, threshold and verdict
 * whether it comes out the same. What cannot be computed again says why; it never counts as agreeing.
 */
export async function replayPack(
  pack: Pack,
  run: (input: CheckInput) => Promise<CheckResult>,
): Promise<ReplayReport> {
  const lines: ReplayLine[] = [];
  for (const check of pack.checks) {
    const reason = notReplayable(pack, check);
    lines.push(...(reason ? [open(check, reason)] : await replayCheck(pack, check, run)));
  }
  const count = (verdict: Verdict) => lines.filter((line) => line.verdict === verdict).length;
  return { lines, differing: count("differs"), agreeing: count("agrees"), open: count("not recomputed") };
}

const open = (check: Members, note: string): ReplayLine => ({
  ...{ check: String(check.type), part: null, verdict: "not recomputed", recomputed: null, note },
  recorded: check.outcome ?? null,
});

function notReplayable(pack: Pack, check: Members): string | null {
  if (check.status !== "completed") return "The check was never carried out.";
  if (check.provider !== "local")
    return `Carried out by "${check.provider}": simulated, so there is no measurement to recompute.`;
  const type = check.type as CheckType;
  const steps: readonly string[] = CHECKS[type]?.steps ?? [];
  if (steps.length === 0) return "Its lists are not in the pack; the entries found are.";
  const missing = pack.captures.filter((c) => steps.includes(c.step) && c.data === undefined);
  if (missing.length > 0) {
    const names = [...new Set(missing.map((c) => (c.deleted ? `${c.step} (${c.deleted})` : c.step)))];
    return `The pack has no picture of: ${names.join(", ")}.`;
  }
  return null;
}

async function replayCheck(
  pack: Pack,
  check: Members,
  run: (input: CheckInput) => Promise<CheckResult>,
): Promise<ReplayLine[]> {
  let result: CheckResult;
  try {
    result = await run(inputOf(pack, check));
  } catch (error) {
    return [open(check, `The engine here could not carry it out (${(error as Error).name}).`)];
  }
  const recorded = (check.result_data ?? {}) as { breakdown?: Members; evidence?: Record<string, Members> };
  const engine = check.engine as { name?: string; version?: string } | null;
  const here = result.engine ? `${result.engine.name} ${result.engine.version}` : null;
  const then = engine ? `${engine.name} ${engine.version}` : null;
  const note =
    here === then
      ? null
      : `recorded by ${then ?? "an unnamed engine"}, recomputed by ${here ?? "an unnamed engine"}`;
  const name = String(check.type);
  const compare = (part: string | null, was: Json, is: Json): ReplayLine => ({
    ...{ check: name, part, recorded: was, recomputed: is, note },
    verdict: same(was, is) ? "agrees" : "differs",
  });
  const lines = [compare(null, check.outcome ?? null, result.outcome)];
  const keys = new Set([...Object.keys(recorded.breakdown ?? {}), ...Object.keys(result.breakdown)]);
  for (const key of keys) {
    const was: Members = recorded.evidence?.[key] ?? {};
    const is: Evidence = result.evidence[key] ?? { method: "none" };
    lines.push(compare(key, recorded.breakdown?.[key] ?? null, result.breakdown[key] ?? null));
    for (const part of ["measured", "threshold"] as const) {
      const [before, now] = [was[part] ?? null, is[part] ?? null];
      if (before !== null || now !== null) lines.push(compare(`${key}, ${part}`, before, now));
    }
  }
  return lines;
}

function same(a: Json, b: Json): boolean {
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) <= TOLERANCE;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What the check was given then: the pack's pictures, record, challenge and thresholds, at the moment it ran. */
function inputOf(pack: Pack, check: Members): CheckInput {
  const text = (key: string) => (typeof pack.entity[key] === "string" ? String(pack.entity[key]) : null);
  const address: ExtractedData["address"] = Object.fromEntries(
    [
      ["line1", text("address_line1")],
      ["line2", text("address_line2")],
      ["city", text("address_city")],
      ["state", text("address_state")],
      ["postcode", text("address_postal_code")],
      ["country", text("address_country")],
    ].filter((part): part is [string, string] => part[1] !== null),
  );
  const policy = pack.made.policy as { thresholds?: Record<string, number>; required_sub_checks?: string[] };
  const challenge = (pack.challenges as Members[]).findLast((c) => c.answered === true);
  const claimed = (pack.session.claimed ?? null) as Record<
    "document_type" | "document_country",
    string | null
  > | null;
  const steps = Map.groupBy(pack.captures, (c) => c.step);
  return {
    checkId: String(check.id),
    checkType: check.type as CheckType,
    options: (check.options ?? {}) as Record<string, unknown>,
    entity: {
      firstName: text("first_name"),
      middleName: text("middle_name"),
      lastName: text("last_name"),
      dateOfBirth: text("date_of_birth"),
      gender: text("gender"),
      nationality: text("nationality"),
      address: Object.keys(address ?? {}).length > 0 ? address : null,
    },
    captures: [...steps].map(([step, files]) => ({
      step: step as CheckInput["captures"][number]["step"],
      mediaId: files[0]?.media_id ?? null,
      contentType: files[0]?.content_type ?? null,
      warnings: files[0]?.warnings ?? [],
      frames: files
        .filter((file) => file.frame !== null)
        .map((file) => ({ mediaId: file.media_id, action: file.action, takenMs: file.taken_ms ?? 0 })),
    })),
    challenge: challenge
      ? { actions: challenge.actions as string[], createdAt: new Date(String(challenge.shown_at)) }
      : null,
    openMedia: async (id) => {
      const data = pack.captures.find((c) => c.media_id === id)?.data;
      return data === undefined ? null : Buffer.from(data, "base64");
    },
    // A pack holds no watchlists: a screening is not carried out again from it.
    screen: async () => null,
    policy: { thresholds: policy?.thresholds ?? {}, requiredSubChecks: policy?.required_sub_checks ?? [] },
    ...(claimed
      ? { claimed: { documentType: claimed.document_type, documentCountry: claimed.document_country } }
      : {}),
    now: new Date(String(check.completed_at)),
  };
}
