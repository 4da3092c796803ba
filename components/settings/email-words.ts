/** E-mails in words. */
export const TEMPLATE_WORDS: Record<string, string> = {
  verification_link: "Link to verify",
  contest_answered: "Answer to a contest",
  endpoint_disabled: "Webhook switched off",
  credits_low: "Credits are low",
};
export const EMAIL_STATES: Record<string, string> = {
  pending: "Waiting",
  sent: "Sent",
  failed: "Refused or given up",
  cancelled: "Cancelled",
};
