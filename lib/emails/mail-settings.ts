import type { TenantSettings } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, readRows, write } from "../context";
import { type FieldErrors, invalid, notFound } from "../errors";
import { type Brand, brandOf } from "./brand";
import { isLinkLanguage, LINK_LANGUAGES } from "./link-texts";

/** What an admin decides about mails to people; empty: the usual. */
export type MailSettings = {
  senderName: string;
  replyTo: string;
  /** `#rrggbb` or empty. */
  colour: string;
  language: string;
  texts: Record<string, { subject: string; text: string }>;
};

type Row = { name: string; settings: TenantSettings; logo: Buffer | null };
const text = `
select t.name, t.settings, l.png as logo from tenants t left join tenant_logos l on l.tenant_id = t.id where t.id = $1`;

/** How this tenant's mails to people look. Needs `settings:manage`. */
export async function getBrand(ctx: Ctx): Promise<Brand> {
  authorize(ctx, "settings:manage");
  const [row] = await readRows<Row>(ctx, text, [ctx.tenantId]);
  if (!row) throw notFound("Tenant");
  return brandOf(row);
}

/**
 * Changes sender, colour, language and texts of mails to people, with an audit row that names the fields. Needs
 * `settings:manage`. VALIDATION_ERROR names each field that cannot be meant.
 */
export async function saveMailSettings(ctx: Ctx, given: MailSettings): Promise<void> {
  authorize(ctx, "settings:manage");
  const mail = read(given);
  await write(ctx, async (tx) => {
    const [row] = await tx.query<{ settings: TenantSettings }>(
      "select settings from tenants where id = $1 for update",
      [ctx.tenantId],
    );
    if (!row) throw notFound("Tenant");
    const { mail: _, brandColour: __, ...rest } = row.settings;
    const settings: TenantSettings = {
      ...rest,
      mail,
      ...(given.colour ? { brandColour: given.colour } : {}),
    };
    await tx.query("update tenants set settings = $2::text::jsonb, updated_at = $3 where id = $1", [
      ctx.tenantId,
      JSON.stringify(settings),
      ctx.now(),
    ]);
    await recordAudit(ctx, tx, {
      action: "mail_settings.updated",
      targetType: "tenant",
      targetId: ctx.tenantId,
      details: { fields: Object.keys(mail), colour: given.colour || null },
    });
  });
}

function read(given: MailSettings): NonNullable<TenantSettings["mail"]> {
  const errors: FieldErrors = {};
  const oneLine = (name: "senderName" | "replyTo", most: number) => {
    const value = given[name].trim();
    if (value.length > most || /[\p{Cc}<>"]/u.test(value))
      errors[name] = [`One line of at most ${most} characters.`];
    return value;
  };
  const senderName = oneLine("senderName", 100);
  const replyTo = oneLine("replyTo", 254);
  if (replyTo && !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(replyTo))
    errors.replyTo = ["Enter an e-mail address."];
  if (given.colour && !/^#[0-9a-f]{6}$/i.test(given.colour)) errors.colour = ["A colour such as #0f5f6b."];
  if (!isLinkLanguage(given.language)) errors.language = [`One of: ${LINK_LANGUAGES.join(", ")}.`];
  const texts: Record<string, { subject?: string; text?: string }> = {};
  for (const language of LINK_LANGUAGES) {
    const { subject = "", text: words = "" } = given.texts[language] ?? {};
    if (subject.length > 200 || /\p{Cc}/u.test(subject))
      errors[`subject-${language}`] = ["One line of at most 200 characters."];
    if (words.length > 2_000 || words.includes("\0"))
      errors[`text-${language}`] = ["At most 2,000 characters."];
    if (/https?:|www\./i.test(subject + words)) {
      // The one link in the mail is the person's own: others would teach people to follow links in such mails.
      errors[`text-${language}`] = ["Links are not allowed here."];
    }
    const own = {
      ...(subject.trim() ? { subject: subject.trim() } : {}),
      ...(words.trim() ? { text: words.trim() } : {}),
    };
    if (Object.keys(own).length > 0) texts[language] = own;
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return {
    ...(senderName ? { senderName } : {}),
    ...(replyTo ? { replyTo } : {}),
    ...(given.language === "en" ? {} : { language: given.language }),
    ...(Object.keys(texts).length > 0 ? { texts } : {}),
  };
}
