import { makeWebhookSecret } from "@/lib/webhooks/secrets";
import { type Answer, again, type Message, makeMessage, post } from "./deliver";
import { type Reported, readReport } from "./read-report";

/** What was tried, and what the receiver did wrong about it; null: nothing. `skipped`: it could not be observed. */
export type Finding = { attack: string; wrong: string | null; skipped?: true };
export type AttackOptions = {
  url: URL;
  /** The receiver's secret (`whsec_…`). */
  secret: string;
  /** Where the receiver tells what it holds (docs/webhook-receivers.md); null: judged by its answers alone. */
  report: URL | null;
  /** How long an answer may take. */
  deadlineMs: number;
};

const LATE_MS = 10 * 60_000;
const LARGE = 900_000;
const DRIP_MS = 1_500;

const isGood = ({ status }: Answer) => status !== null && status >= 200 && status < 300;
const isRefused = ({ status }: Answer) => status !== null && status >= 400 && status < 500;
const said = ({ status }: Answer) => (status === null ? "gave no answer in time" : `answered ${status}`);

/** Plays every attack, one after the other, against a receiver. Sends only made-up sessions. */
export async function runAttacks(options: AttackOptions): Promise<Finding[]> {
  const { url, secret, deadlineMs } = options;
  const send = (message: Message, drip = 0) => post(url, message, deadlineMs, drip);
  const event = (type: string, status: string, sequence: number, session: string = crypto.randomUUID()) => ({
    ...{ type, status, sequence, session },
  });
  const completed = () => event("session_completed", "completed", 1);
  const findings: Finding[] = [];
  const note = (attack: string, wrong: string | null) => void findings.push({ attack, wrong });
  const mustTake = async (attack: string, message: Message, hint: string, drip = 0) => {
    const answer = await send(message, drip);
    note(attack, isGood(answer) ? null : `It ${said(answer)}. ${hint}`);
    return isGood(answer);
  };

  const plain = await mustTake(
    "valid",
    makeMessage(secret, completed()),
    "A valid event must be answered 2xx within the deadline: answer first, work later.",
  );
  if (!plain) return findings;

  const valid = makeMessage(secret, completed());
  const altered = Buffer.from(valid.body);
  altered[altered.indexOf("clear")] = "k".charCodeAt(0);
  const forgeries: Message[] = [
    makeMessage(makeWebhookSecret(), completed()),
    { ...valid, body: altered },
    { ...valid, headers: { "content-type": "application/json", "x-webhook-event": valid.type } },
  ];
  const taken = [];
  for (const [i, forgery] of forgeries.entries()) {
    const answer = await send(forgery);
    if (!isRefused(answer))
      taken.push(`${["a wrong secret", "a changed body", "no signature"][i]}: it ${said(answer)}`);
  }
  note(
    "forged",
    taken.length === 0 ? null : `Forgeries must be refused with 4xx. With ${taken.join("; with ")}.`,
  );

  const late = await send(makeMessage(secret, completed(), { at: new Date(Date.now() - LATE_MS) }));
  note(
    "late",
    isRefused(late)
      ? null
      : `It ${said(late)} to a delivery whose webhook-timestamp is ten minutes old. Refuse what is older than five: somebody is playing it back.`,
  );

  const first = makeMessage(secret, completed());
  const repeats = [await send(first), await send(again(secret, first))];
  repeats.push(...(await Promise.all([send(again(secret, first)), send(again(secret, first))])));
  const odd = repeats.find((answer) => !isGood(answer));
  note(
    "duplicate",
    odd ? `It ${said(odd)} to a repeat. A webhook-id it knows is answered 2xx and dropped.` : null,
  );

  const session = crypto.randomUUID();
  const order = [
    event("session_completed", "completed", 3, session),
    event("session_created", "pending", 1, session),
    event("session_accessed", "accessed", 2, session),
  ];
  const reordered = [];
  for (const one of order) reordered.push(await send(makeMessage(secret, one)));
  const strange = reordered.find((answer) => !isGood(answer));
  note(
    "reordered",
    strange ? `It ${said(strange)}. Events may come in any order and are all answered 2xx.` : null,
  );

  const other = makeWebhookSecret();
  const switching = await send(makeMessage(other, completed(), { previousSecret: secret }));
  const switched = await send(makeMessage(secret, completed(), { previousSecret: other }));
  note(
    "rotated",
    isGood(switching) && isGood(switched)
      ? null
      : `While a secret is rotated it ${said(isGood(switching) ? switched : switching)}. Accept any signature of webhook-signature, or X-Webhook-Signature and X-Webhook-Signature-Next.`,
  );

  const large = { ...completed(), more: { extracted_data: { note: "é".repeat(LARGE / 2) } } };
  await mustTake("large", makeMessage(secret, large), "Events may be as large as 1 MB.");
  await mustTake(
    "replaced session",
    makeMessage(secret, {
      ...event("session_expired", "expired", 9),
      more: { expires_at: "2026-01-01T00:00:00Z" },
    }),
    "A session it does not know, or that was replaced, is no error: answer 2xx, or it is retried for three days.",
  );
  await mustTake(
    "unknown event",
    makeMessage(secret, event("something_new", "completed", 1)),
    "Events are added over time: what it does not know it answers 2xx and ignores.",
  );

  const slow = send(makeMessage(secret, completed()), DRIP_MS);
  const meanwhile = await send(makeMessage(secret, completed()));
  const dripped = await slow;
  note(
    "slow sender",
    isGood(meanwhile) && isGood(dripped) && meanwhile.ms < DRIP_MS
      ? null
      : `While one delivery arrived slowly, another ${said(meanwhile)} after ${Math.round(meanwhile.ms)} ms, and the slow one: it ${said(dripped)}.`,
  );
  return [...findings, ...(await observed(options, first, session))];
}

/** What answers alone do not show: work done twice, and states that went backwards. */
async function observed(options: AttackOptions, first: Message, session: string): Promise<Finding[]> {
  const names = ["worked twice", "went backwards"];
  if (!options.report) return names.map((attack) => ({ attack, wrong: null, skipped: true }));
  const report = await readReport(options.report, options.deadlineMs);
  if (typeof report === "string") return names.map((attack) => ({ attack, wrong: report }));
  const { data } = JSON.parse(first.body.toString()) as { data: { session_id: string } };
  const repeated: Reported | undefined = report[data.session_id];
  const moved: Reported | undefined = report[session];
  return [
    {
      attack: "worked twice",
      wrong:
        repeated?.handled === 1
          ? null
          : `One delivery sent four times was worked on ${repeated?.handled ?? 0} times. Remember webhook-id, also while the first is still being worked on.`,
    },
    {
      attack: "went backwards",
      wrong:
        moved?.status === "completed"
          ? null
          : `After "completed" (sequence 3) came older events, and it says "${moved?.status ?? "nothing"}". Keep the state of the highest sequence.`,
    },
  ];
}
