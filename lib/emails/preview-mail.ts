import { authorize } from "../authorize";
import type { Ctx } from "../context";
import { env } from "../env";
import { DomainError } from "../errors";
import { newId } from "../ids";
import type { EmailInputs } from "../outbox/enqueue-email";
import { type Brand, LOGO_CID } from "./brand";
import { isLinkLanguage } from "./link-texts";
import { getBrand } from "./mail-settings";
import { renderEmail } from "./render";
import { sendEmail } from "./send";

/** Of what was not saved yet. */
export type Draft = { language: string; subject: string; text: string; colour: string };

/** The link mail as a person would get it, made up, with the draft's words. HTML with the logo inside. Needs `settings:manage`. */
export async function previewMail(ctx: Ctx, draft: Draft): Promise<{ subject: string; html: string }> {
  const brand = drafted(await getBrand(ctx), draft);
  const { subject, html } = await renderEmail(
    { template: "verification_link", input: sample(ctx, brand) },
    brand,
  );
  const logo = brand.logo ? `data:image/png;base64,${brand.logo.toString("base64")}` : "";
  return { subject, html: html.replaceAll(`cid:${LOGO_CID}`, logo) };
}

/**
 * Sends the made-up link mail to the signed-in person's own address, now. What the server said is the result. Needs
 * `settings:manage`.
 */
export async function sendTestMail(ctx: Ctx, draft: Draft): Promise<string> {
  authorize(ctx, "settings:manage");
  if (ctx.actor.type !== "user") throw new DomainError("PERMISSION_DENIED", "Only people get test mails.");
  const brand = drafted(await getBrand(ctx), draft);
  const mail = await renderEmail(
    { template: "verification_link", input: { ...sample(ctx, brand), isTest: true } },
    brand,
  );
  const result = await sendEmail(newId(), ctx.actor.person.email, mail, brand);
  if (result.state !== "sent") throw new DomainError("INVALID_REQUEST", result.error);
  return `Sent to ${ctx.actor.person.email}.`;
}

function drafted(brand: Brand, { language, subject, text, colour }: Draft): Brand {
  const chosen = isLinkLanguage(language) ? language : brand.language;
  return {
    ...brand,
    language: chosen,
    colour: /^#[0-9a-f]{6}$/i.test(colour) ? colour : null,
    texts: { [chosen]: { ...(subject ? { subject } : {}), ...(text ? { text } : {}) } },
  };
}

function sample(ctx: Ctx, brand: Brand): EmailInputs["verification_link"] {
  return {
    tenantName: brand.organisation,
    personName: "Test Person",
    link: `${env().BASE_URL}/verify/00000000-0000-4000-8000-000000000001/#t=example`,
    expiresAt: new Date(ctx.now().getTime() + 48 * 3_600_000).toISOString(),
    minutes: 3,
    checkTypes: ["document_check"],
    isTest: ctx.mode === "test",
  };
}
