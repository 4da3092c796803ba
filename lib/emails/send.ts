import { createTransport, type Transporter } from "nodemailer";
import { env } from "../env";
import type { Rendered } from "./render";

/** What an attempt to send came to. */
export type SendResult =
  | { state: "sent" }
  | { state: "refused"; error: string }
  | { state: "unreachable"; error: string };

let transporter: Transporter | undefined;

function transport(): Transporter {
  transporter ??= createTransport({
    url: env().SMTP_URL,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    dnsTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  return transporter;
}

/**
 * Hands a mail to the SMTP server of SMTP_URL. Never throws: a 5xx answer means it will never be taken, anything
 * else is worth another try. The Message-ID comes from the row, so a mail that went out twice can be recognised.
 */
export async function sendEmail(id: string, recipient: string, mail: Rendered): Promise<SendResult> {
  try {
    await transport().sendMail({
      from: env().MAIL_FROM,
      to: { name: "", address: recipient },
      messageId: `<${id}@${senderDomain()}>`,
      // Out-of-office replies would tell nobody anything (RFC 3834).
      headers: { "Auto-Submitted": "auto-generated" },
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
    });
    return { state: "sent" };
  } catch (error) {
    return judge(error as Error & { code?: string; responseCode?: number });
  }
}

/** Ends the connections to the SMTP server. */
export function closeMailer(): void {
  transporter?.close();
  transporter = undefined;
}

function judge(error: { code?: string; responseCode?: number }): SendResult {
  const { code, responseCode } = error;
  if (responseCode !== undefined && responseCode >= 500) {
    return { state: "refused", error: `The mail server refused it (${responseCode}).` };
  }
  // An address the library itself finds unusable.
  if (code === "EENVELOPE" && responseCode === undefined) {
    return { state: "refused", error: "The address is not usable." };
  }
  if (responseCode !== undefined) {
    return { state: "unreachable", error: `The mail server put it off (${responseCode}).` };
  }
  return { state: "unreachable", error: `The mail server could not be reached (${code ?? "unknown"}).` };
}

function senderDomain(): string {
  return /@([^\s<>@]+)>?\s*$/.exec(env().MAIL_FROM)?.[1] ?? "localhost";
}
