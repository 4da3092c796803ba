import type { Database } from "@/db/client";
import type { TenantSettings } from "@/db/schema";
import { openEmailInput } from "../outbox/open-email-input";
import { persist } from "../outbox/persist";
import type { Job } from "../outbox/queue/definition";
import { report } from "../outbox/report";
import { type Brand, brandOf } from "./brand";
import { type Rendered, renderEmail } from "./render";
import { nextEmailDelay } from "./retry";
import { sendEmail } from "./send";

type Loaded = {
  recipient: string;
  template: string;
  sealedInput: Buffer | null;
  isWanted: boolean;
  tenantName: string;
  settings: TenantSettings;
  logo: Buffer | null;
};
// Mails to people carry the tenant's brand; those to its own staff come from the installation.
const BRANDED = new Set(["verification_link", "contest_answered"]);
const OWN = { senderName: "Veridesk", replyTo: null, logo: null };
type Outcome = {
  state: "sent" | "pending" | "failed" | "cancelled";
  error?: string;
  retryIn?: number;
};

// A link that leads nowhere is not sent. Whether the session is still active is asked as late as possible.
const loadText = `
select m.recipient, m.template, m.sealed_input as "sealedInput",
  m.template <> 'verification_link' or m.session_id is null
    or coalesce(s.status in ('pending', 'accessed') and s.expires_at > now(), false) as "isWanted",
  t.name as "tenantName", t.settings, l.png as logo
from emails m
join tenants t on t.id = m.tenant_id
left join tenant_logos l on l.tenant_id = m.tenant_id
left join verification_sessions s on s.tenant_id = m.tenant_id and s.mode = m.mode and s.id = m.session_id
where m.tenant_id = $1::uuid and m.mode = $2::mode and m.id = $3::uuid
  and m.state = 'pending' and m.lease_token = $4::uuid`;

const finishText = `
update emails set state = $5::email_state, last_error = $6,
  run_at = case when $7::float8 is null then run_at else now() + $7::float8 * interval '1 second' end,
  finished_at = case when $7::float8 is null then now() end,
  sealed_input = case when $7::float8 is null then null else sealed_input end,
  lease_token = null, leased_until = null
where tenant_id = $1::uuid and mode = $2::mode and id = $3::uuid and lease_token = $4::uuid and state = 'pending'`;

/**
 * One try at an e-mail: renders and sends it outside any transaction, then records the outcome. Once it is sent,
 * cancelled or given up, its sealed input is wiped.
 */
export async function sendEmailJob(database: Database, job: Job): Promise<void> {
  const held = [job.tenantId, job.mode, job.id, job.leaseToken];
  const [loaded] = await database.readOnce<Loaded>(job, loadText, held);
  if (!loaded) return;
  const outcome = loaded.isWanted ? await attempt(job, loaded) : cancelled;
  const values = [...held, outcome.state, outcome.error ?? null, outcome.retryIn ?? null];
  await persist(() => database.inTenant(job, (tx) => tx.query(finishText, values)));
}

const cancelled: Outcome = { state: "cancelled", error: "The session is no longer active." };

async function attempt(job: Job, loaded: Loaded): Promise<Outcome> {
  const brand = brandOf({ name: loaded.tenantName, settings: loaded.settings, logo: loaded.logo });
  const mail = await prepare(job, loaded, brand);
  if (!mail) return { state: "failed", error: "The message could not be made." };
  const result = await sendEmail(job.id, loaded.recipient, mail, BRANDED.has(loaded.template) ? brand : OWN);
  if (result.state === "sent") return { state: "sent" };
  if (result.state === "refused") return { state: "failed", error: result.error };
  const retryIn = nextEmailDelay(job.attempts, Math.random);
  return retryIn === null
    ? { state: "failed", error: result.error }
    : { state: "pending", error: result.error, retryIn };
}

async function prepare(job: Job, loaded: Loaded, brand: Brand): Promise<Rendered | undefined> {
  try {
    if (!loaded.sealedInput) throw new Error("the input was wiped");
    return await renderEmail(openEmailInput(job.id, loaded.template, loaded.sealedInput), brand);
  } catch (error) {
    report(`emails ${job.id}: rendering`, error);
    return undefined;
  }
}
