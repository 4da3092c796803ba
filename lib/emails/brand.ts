import type { TenantSettings } from "@/db/schema";
import { isLinkLanguage, type LinkLanguage } from "./link-texts";

/** Content-ID of the logo inside a mail. */
export const LOGO_CID = "logo@veridesk";

/** How a tenant's mails to people look and what they say. */
export type Brand = {
  organisation: string;
  senderName: string;
  replyTo: string | null;
  /** `#rrggbb`, or null for the product's own. */
  colour: string | null;
  /** PNG, or null. */
  logo: Buffer | null;
  language: LinkLanguage;
  /** The tenant's own subject and text, by language. */
  texts: Partial<Record<string, { subject?: string; text?: string }>>;
};

/** A tenant's mail settings with their defaults. */
export function brandOf(tenant: { name: string; settings: TenantSettings; logo: Buffer | null }): Brand {
  const { mail = {}, brandColour } = tenant.settings;
  return {
    organisation: tenant.name,
    senderName: mail.senderName ?? tenant.name,
    replyTo: mail.replyTo ?? null,
    colour: brandColour && /^#[0-9a-f]{6}$/i.test(brandColour) ? brandColour : null,
    logo: tenant.logo,
    language: isLinkLanguage(mail.language) ? mail.language : "en",
    texts: mail.texts ?? {},
  };
}

/** Black or white, whichever is read better on this colour (WCAG 2.2, relative luminance). */
export function inkOn(colour: string): "#ffffff" | "#111111" {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.0562 ? "#ffffff" : "#111111";
}
