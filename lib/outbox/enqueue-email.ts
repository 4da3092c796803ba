import type { Tx } from "@/db/client";
import type { Ctx } from "../context";
import { seal } from "../crypto/seal";
import { derivedKey } from "../env";
import { newId } from "../ids";
import { wakeWorkers } from "./wake";

/** What each template needs; the worker renders it (lib/emails/). */
export type EmailInputs = {
  verification_link: {
    tenantName: string;
    personName: string;
    link: string;
    expiresAt: string;
    minutes: number;
    checkTypes: string[];
    isTest: boolean;
  };
  contest_answered: {
    tenantName: string;
    personName: string;
    decision: "upheld" | "new_session" | "accepted";
    language: string;
    isTest: boolean;
  };
  credits_low: { tenantName: string; balance: number; threshold: number; isTest: boolean };
  invitation: { tenantName: string; inviter: string; role: string; link: string; expiresAt: string };
  endpoint_disabled: { tenantName: string; url: string; reason: string };
};

const text = `
insert into emails (tenant_id, mode, id, session_id, template, recipient, language, sealed_input, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** Queues an e-mail in the caller's transaction; it is sent after commit. Its input holds secrets, so it is sealed. */
export async function enqueueEmail<T extends keyof EmailInputs>(
  ctx: Ctx,
  tx: Tx,
  mail: {
    template: T;
    recipient: string;
    language?: string;
    sessionId: string | null;
    input: EmailInputs[T];
  },
): Promise<void> {
  const id = newId();
  tx.onCommit(wakeWorkers);
  await tx.query(text, [
    ctx.tenantId,
    ctx.mode,
    id,
    mail.sessionId,
    mail.template,
    mail.recipient,
    mail.language ?? "en",
    seal(derivedKey("emails"), Buffer.from(JSON.stringify(mail.input)), `emails/${id}`),
    ctx.now(),
  ]);
}
