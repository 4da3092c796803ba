/** A session as the rules know it: nothing of tables or HTTP. */
export type Session = {
  id: string;
  entity: string;
  status: "pending" | "accessed" | "completed" | "expired" | "revoked" | "failed";
  outcome: string;
  /** Past its time, and no sweeper has come by yet. */
  overdue: boolean;
  resends: number;
  latest: string | null;
  checks: number;
  events: string[];
};
export type State = readonly Session[];

/** What can happen. `id` names a session, `entity` a person. */
export type Command =
  | { kind: "create"; entity: string; checks: number }
  | { kind: "open" | "expire" | "deadline" | "sweep" | "revoke" | "resend" | "get"; id: string }
  | { kind: "complete"; id: string; outcome: string }
  | { kind: "review"; id: string; decision: string };

/** What the caller may rely on; `id` is taken from the answer where only the server can know it. */
export type Answer = { status: number; [shown: string]: unknown };

const ended = ["issue", "error"];
const seen = (s: Session) => (s.overdue && open(s) ? "expired" : s.status);
const open = (s: Session) => s.status === "pending" || s.status === "accessed";
const active = (s: Session) => open(s) && !s.overdue;
const refused = (s: Session, error: string): Answer => ({
  status: 400,
  error: `${error} ${seen(s)} session`,
});

/** One thing after another: the state after the command, and its answer. `madeId`: the id a creation got. */
export function step(state: State, command: Command, madeId: string): [State, Answer] {
  if (command.kind === "create") return create(state, command, madeId);
  const session = state.find((s) => s.id === command.id);
  if (!session) throw new Error("commands are about sessions that exist");
  const [next, answer] = act(session, command);
  return [state.map((s) => (s === session ? next : s)), answer];
}

function create(
  state: State,
  { entity, checks }: Extract<Command, { kind: "create" }>,
  id: string,
): [State, Answer] {
  const other = state.find((s) => s.entity === entity && open(s));
  if (other && !other.overdue) return [state, { status: 409, existing: other.id }];
  const swept = state.map((s) => (s === other ? expired(s) : s));
  const made: Session = {
    ...{
      id,
      entity,
      status: "pending",
      outcome: "pending",
      overdue: false,
      resends: 0,
      latest: null,
      checks,
    },
    events: ["session_created"],
  };
  return [[...swept, made], { status: 202, id }];
}

function act(s: Session, command: Exclude<Command, { kind: "create" }>): [Session, Answer] {
  switch (command.kind) {
    case "get":
      return [s, { status: 200, shows: seen(s), outcome: s.outcome, latest: s.latest }];
    case "deadline":
      return [open(s) ? { ...s, overdue: true } : s, { status: 0 }];
    case "sweep":
      return [s.overdue && open(s) ? expired(s) : s, { status: 0 }];
    case "open":
      return active(s) ? shown(opened(s)) : [s, refused(s, "Cannot simulate on")];
    case "expire":
      return active(s) ? shown(expired(s)) : [s, refused(s, "Cannot simulate on")];
    case "complete":
      return active(s) ? shown(completed(opened(s), command.outcome)) : [s, refused(s, "Cannot simulate on")];
    case "revoke":
      return active(s) ? [{ ...s, status: "revoked" }, { status: 200 }] : [s, refused(s, "Cannot revoke")];
    case "resend":
      if (!active(s)) return [s, refused(s, "Cannot resend link for")];
      if (s.resends === 3) return [s, { status: 429 }];
      return [
        { ...s, resends: s.resends + 1 },
        { status: 200, count: s.resends + 1 },
      ];
    case "review":
      if (s.status !== "completed") return [s, { status: 400, current: seen(s) }];
      return [{ ...s, latest: command.decision }, { status: 201 }];
  }
}

const shown = (s: Session): [Session, Answer] => [s, { status: 200, shows: seen(s) }];

const opened = (s: Session): Session =>
  s.status === "accessed" ? s : { ...s, status: "accessed", events: [...s.events, "session_accessed"] };

const expired = (s: Session): Session => ({
  ...s,
  status: "expired",
  overdue: true,
  events: [...s.events, "session_expired"],
});

function completed(s: Session, outcome: string): Session {
  const status = ended.includes(outcome) ? "failed" : "completed";
  const done = Array<string>(s.checks).fill("check_completed");
  return { ...s, status, outcome, events: [...s.events, ...done, `session_${status}`] };
}

/**
 * Whether some order of the commands explains the answers and what is stored afterwards: then they behaved as if
 * they had come one after another. Returns that order's state, or null.
 */
export function explain(
  state: State,
  done: readonly { command: Command; answer: Answer; madeId: string }[],
  fits: (state: State) => boolean,
): State | null {
  if (done.length === 0) return fits(state) ? state : null;
  for (const first of done) {
    const [next, answer] = step(state, first.command, first.madeId);
    if (JSON.stringify(answer) !== JSON.stringify(first.answer)) continue;
    const rest = explain(
      next,
      done.filter((d) => d !== first),
      fits,
    );
    if (rest) return rest;
  }
  return null;
}
