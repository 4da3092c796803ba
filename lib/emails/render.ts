import { createElement, type ReactElement } from "react";
import type { EmailContent } from "../outbox/open-email-input";
import type { Brand } from "./brand";

/** A mail as it is sent. */
export type Rendered = { subject: string; html: string; text: string };

/** Renders a template, where it goes to people in the tenant's brand, to HTML and its plain text. Throws for a template this version does not know. */
export async function renderEmail(content: EmailContent, brand: Brand): Promise<Rendered> {
  const [{ render, toPlainText }, { subject, element }] = await Promise.all([
    import("@react-email/render"),
    compose(content, brand),
  ]);
  const html = await render(element);
  return { subject, html, text: toPlainText(html) };
}

// Loaded when the first mail is due: the templates' library weighs tens of megabytes.
async function compose(
  content: EmailContent,
  brand: Brand,
): Promise<{ subject: string; element: ReactElement }> {
  switch (content.template) {
    case "verification_link": {
      const { VerificationLink, verificationLinkSubject } = await import("./verification-link");
      return {
        subject: verificationLinkSubject(content.input, brand),
        element: createElement(VerificationLink, { input: content.input, brand }),
      };
    }
    case "contest_answered": {
      const { ContestAnswered, contestAnsweredSubject } = await import("./contest-answered");
      return {
        subject: contestAnsweredSubject(content.input),
        element: createElement(ContestAnswered, content.input),
      };
    }
    case "credits_low": {
      const { CreditsLow, creditsLowSubject } = await import("./credits-low");
      return { subject: creditsLowSubject(content.input), element: createElement(CreditsLow, content.input) };
    }
    case "invitation": {
      const { Invitation, invitationSubject } = await import("./invitation");
      return { subject: invitationSubject(content.input), element: createElement(Invitation, content.input) };
    }
    case "endpoint_disabled": {
      const { EndpointDisabled, endpointDisabledSubject } = await import("./endpoint-disabled");
      return {
        subject: endpointDisabledSubject(content.input),
        element: createElement(EndpointDisabled, content.input),
      };
    }
    default:
      throw new Error("unknown e-mail template");
  }
}
