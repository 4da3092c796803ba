import type { CaptureStep, CheckType } from "@/lib/checks/registry";

/** What the model plays with: two checks that share the front, one that shares nothing, one without pictures. */
export const LOOKS: Partial<Record<CheckType, readonly CaptureStep[]>> = {
  document_check: ["document_front"],
  identity_check: ["document_front", "selfie"],
  proof_of_address_check: ["proof_of_address"],
  aml_check: [],
};
export const TYPES = Object.keys(LOOKS) as CheckType[];
export const STEPS = ["document_front", "selfie", "proof_of_address"] as const;
/** Who waits for whom: results of these count together. */
const GROUPS: readonly (readonly CheckType[])[] = [
  ["document_check", "identity_check"],
  ["proof_of_address_check"],
  ["aml_check"],
];
const looks = (type: CheckType): readonly CaptureStep[] => LOOKS[type] ?? [];

type Step = { current: number | null; uploads: number; tries: number; looked: boolean };
type Check = { status: "pending" | "processing" | "completed"; outcome: string; held: string | null };
/** A worker at work: what it looked at, and whether the row it holds is still its own. */
type Run = { seen: Partial<Record<CaptureStep, number | null>>; owns: boolean };
export type Model = {
  status: "accessed" | "completed" | "failed" | "expired" | "revoked";
  submitted: boolean;
  steps: Record<(typeof STEPS)[number], Step>;
  checks: Record<string, Check>;
  runs: Record<string, Run>;
  /** Waiting in the queue, held by nobody. */
  queued: Set<CheckType>;
  events: string[];
};

export type Command =
  | { kind: "upload"; step: (typeof STEPS)[number] }
  | { kind: "submit" | "expire" | "revoke" }
  | { kind: "begin"; type: CheckType }
  | { kind: "finish"; type: CheckType; outcome: string; again: readonly CaptureStep[] };

export function newModel(): Model {
  const step = (): Step => ({ current: null, uploads: 0, tries: 0, looked: false });
  return {
    ...{ status: "accessed", submitted: false, runs: {}, queued: new Set(), events: [] },
    steps: { document_front: step(), selfie: step(), proof_of_address: step() },
    checks: Object.fromEntries(TYPES.map((t) => [t, { status: "pending", outcome: "pending", held: null }])),
  };
}

/** Carries a command out on the model; returns whether the real thing must accept it. */
export function play(m: Model, command: Command): boolean {
  switch (command.kind) {
    case "upload": {
      const step = m.steps[command.step];
      if (m.status !== "accessed" || m.submitted || step.tries >= 5) return false;
      // What a check has begun to look at stays as it is.
      if (TYPES.some((t) => looks(t).includes(command.step) && m.checks[t]?.status !== "pending"))
        return false;
      step.uploads += 1;
      Object.assign(step, { current: step.uploads, looked: false });
      return true;
    }
    case "submit": {
      if (m.status !== "accessed") return false;
      if (m.submitted) return true;
      if (STEPS.some((s) => m.steps[s].current === null)) return false;
      m.submitted = true;
      for (const [type, check] of Object.entries(m.checks)) {
        if (check.status !== "pending") continue;
        check.status = "processing";
        m.queued.add(type as CheckType);
        const run = m.runs[type];
        if (run) run.owns = false;
      }
      return true;
    }
    case "expire":
    case "revoke":
      if (m.status === "accessed") end(m, command.kind === "expire" ? "expired" : "revoked");
      return true;
    case "begin": {
      if (!m.queued.has(command.type) || m.runs[command.type]) return false;
      m.queued.delete(command.type);
      const seen = Object.fromEntries(
        looks(command.type).map((s) => [s, m.steps[s as "selfie"].current] as const),
      );
      m.runs[command.type] = { seen, owns: true };
      return true;
    }
    case "finish":
      return finish(m, command.type, command.outcome, command.again);
  }
}

function finish(m: Model, type: CheckType, outcome: string, again: readonly CaptureStep[]): boolean {
  const run = m.runs[type];
  const check = m.checks[type];
  if (!run || !check) return false;
  delete m.runs[type];
  if (!run.owns || m.status !== "accessed") return true;
  for (const name of looks(type)) {
    const step = m.steps[name as "selfie"];
    if (run.seen[name] === step.current && !step.looked && step.current !== null) {
      Object.assign(step, { looked: true, tries: step.tries + 1 });
    }
  }
  const wanted = again.filter((s) => run.seen[s] === m.steps[s as "selfie"].current);
  const last = wanted.some((s) => m.steps[s as "selfie"].tries >= 5);
  if (wanted.length > 0 && !last) return reopen(m, type, wanted);
  if (check.status === "pending") return true;
  check.held = last ? "issue" : outcome;
  const group = (GROUPS.find((g) => g.includes(type)) ?? []).map((t) => [t, m.checks[t]] as const);
  if (group.some(([, c]) => !c?.held)) return true;
  for (const [name, c] of group) {
    if (!c) continue;
    Object.assign(c, { status: "completed", outcome: c.held, held: null });
    m.events.push(`check_completed ${name}`);
  }
  const all = Object.values(m.checks);
  if (all.every((c) => c.status === "completed")) {
    const failed = all.some((c) => c.outcome === "issue");
    m.status = failed ? "failed" : "completed";
    m.events.push(`session_${m.status}`);
  }
  return true;
}

function reopen(m: Model, asking: CheckType, wanted: readonly CaptureStep[]): true {
  m.submitted = false;
  for (const s of wanted) m.steps[s as "selfie"].current = null;
  for (const [type, check] of Object.entries(m.checks)) {
    const touched = type === asking || looks(type as CheckType).some((s) => wanted.includes(s));
    if (!touched || check.status === "completed") continue;
    Object.assign(check, { status: "pending", held: null });
    m.queued.delete(type as CheckType);
  }
  return true;
}

function end(m: Model, status: "expired" | "revoked"): void {
  m.status = status;
  m.queued.clear();
  if (status === "expired") m.events.push("session_expired");
  for (const check of Object.values(m.checks)) {
    check.held = null;
    if (check.status !== "completed") check.outcome = "not_processed";
  }
  for (const run of Object.values(m.runs)) run.owns = false;
}
