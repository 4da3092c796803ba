import { createTransport, type Transporter } from "nodemailer";
import { env } from "../env";
import { type Brand, LOGO_CID } from "./brand";
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
export async function sendEmail(
  id: string,
  recipient: string,
  mail: Rendered,
  brand: Pick<Brand, "senderName" | "replyTo" | "logo">,
): Promise<SendResult> {
  try {
    await transport().sendMail({
      // The address is the operator's: SPF and DKIM vouch for it. The name before it may be the tenant's.
      from: { name: brand.senderName, address: senderAddress() },
      ...(brand.replyTo ? { replyTo: { name: "", address: brand.replyTo } } : {}),
      to: { name: "", address: recipient },
      messageId: `<${id}@${senderDomain()}>`,
      // Out-of-office replies would tell nobody anything (RFC 3834).
      headers: { "Auto-Submitted": "auto-generated" },
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      ...(brand.logo ? { attachments: [logoAttachment(brand.logo)] } : {}),
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

/** The address of MAIL_FROM without its name. */
export function senderAddress(): string {
  return /<([^<>]+)>\s*$/.exec(env().MAIL_FROM)?.[1] ?? env().MAIL_FROM.trim();
}

function senderDomain(): string {
  return /@([^\s<>@]+)$/.exec(senderAddress())?.[1] ?? "localhost";
}

const logoAttachment = (png: Buffer) => ({
  ...{ filename: "logo.png", content: png, contentType: "image/png", cid: LOGO_CID },
  contentDisposition: "inline" as const,
});

/** Whether the mail server of SMTP_URL answers and takes our account, in a sentence. Sends nothing. */
export async function testMailServer(): Promise<{ works: boolean; message: string }> {
  try {
    await transport().verify();
    return { works: true, message: "The mail server answers and takes our account." };
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    const said = responseCode ? `answered ${responseCode}` : `could not be reached (${code ?? "unknown"})`;
    return { works: false, message: `The mail server ${said}.` };
  }
}

/** Host and port of SMTP_URL, without its account. */
export function mailServer(): string {
  const { hostname, port, protocol } = new URL(env().SMTP_URL);
  return `${hostname}:${port || (protocol === "smtps:" ? "465" : "587")}${protocol === "smtps:" ? ", TLS" : ""}`;
}
