import type { Metadata } from "next";
import { EmailTabs } from "@/components/settings/email-tabs";
import { LogoForm } from "@/components/settings/logo-form";
import { MailForm } from "@/components/settings/mail-form";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { NoPermission } from "@/components/ui/no-permission";
import { PageBody } from "@/components/ui/page-body";
import { PageHead } from "@/components/ui/page-head";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { LINK_LANGUAGES, LINK_TEXTS } from "@/lib/emails/link-texts";
import { getBrand } from "@/lib/emails/mail-settings";
import { mailServer, senderAddress } from "@/lib/emails/send";
import { mailDraft, previewDraft, removeLogo, saveMail, testServer, uploadLogo } from "./actions";

export const metadata: Metadata = { title: "E-mail" };

const LANGUAGES = LINK_LANGUAGES.map((value) => ({
  value,
  label: new Intl.DisplayNames("en", { type: "language" }).of(value) ?? value,
}));

export default async function EmailPage() {
  const { ctx } = await getReviewer();
  const head = <PageHead title="E-mail" line="What people get from you, and how it is sent" />;
  if (!allows(ctx.actor, ctx.mode, "settings:manage")) {
    return (
      <>
        {head}
        <EmailTabs />
        <NoPermission title="How mails look is for admins">Ask one of them to change something.</NoPermission>
      </>
    );
  }
  const brand = await getBrand(ctx);
  const texts = Object.fromEntries(
    LINK_LANGUAGES.map((language) => {
      const own = brand.texts[language];
      return [language, { subject: own?.subject ?? "", text: own?.text ?? "" }];
    }),
  );
  return (
    <>
      {head}
      <EmailTabs />
      <PageBody label="E-mail settings">
        <Card title="Logo" line="PNG, JPEG or WebP; it is made at most 360 × 80 and travels inside the mail.">
          <LogoForm
            logo={brand.logo ? `data:image/png;base64,${brand.logo.toString("base64")}` : null}
            upload={uploadLogo}
            remove={removeLogo}
          />
        </Card>
        <MailForm
          now={{
            senderName: brand.senderName === brand.organisation ? "" : brand.senderName,
            replyTo: brand.replyTo ?? "",
            colour: brand.colour ?? "",
            language: brand.language,
            texts,
          }}
          usual={LINK_TEXTS}
          languages={LANGUAGES}
          organisation={brand.organisation}
          save={saveMail}
          preview={previewDraft}
          sendTest={mailDraft}
        />
        <Card
          title="Mail server"
          line="Set by the operator (SMTP_URL and MAIL_FROM), for every workspace of this installation."
          aside={<ActionButton action={testServer}>Test the connection</ActionButton>}
        >
          <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
            <dt className="text-ink-3">Server</dt>
            <dd>{mailServer()}</dd>
            <dt className="text-ink-3">Sent from</dt>
            <dd>{senderAddress()}</dd>
          </dl>
        </Card>
      </PageBody>
    </>
  );
}
