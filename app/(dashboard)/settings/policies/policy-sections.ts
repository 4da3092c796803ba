import type { PolicySection } from "@/components/settings/policy-fields";
import { THRESHOLDS } from "@/lib/checks/thresholds";
import { MOMENT_WORDS, RETENTION, RETENTION_CLASSES } from "@/lib/retention/classes";

/** `someName` as words. */
const words = (name: string): string => {
  const spaced = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

/** What an admin may set, with what applies otherwise. */
export const POLICY_SECTIONS: readonly PolicySection[] = [
  {
    title: "Verifications",
    line: "How long a link lives, and where people go afterwards",
    fields: [
      { name: "expiryHours", label: "A link is valid for", kind: "number", usual: "48", unit: "hours" },
      {
        name: "launchByApi.live",
        label: "Your systems may open live verifications without an e-mail",
        hint: "The API then answers with a link of its own when no e-mail is sent.",
        kind: "yes-no",
        usual: "no",
      },
      {
        name: "completionOrigins",
        label: "Sites people may be sent on to",
        hint: "One https origin a line, such as https://www.example.com.",
        kind: "lines",
        usual: "none",
      },
      {
        name: "qualityWarnings",
        label: "Times a poor picture is asked for again before it is taken as it is",
        kind: "number",
        usual: "2",
        unit: "times",
      },
      {
        name: "nonBiometricAlternative",
        label: "Offer a way without pictures of the face",
        hint: "Document, proof of address and one of your people (GDPR Art. 9).",
        kind: "yes-no",
        usual: "no",
      },
    ],
  },
  {
    title: "Decisions",
    line: "Who decides, and how soon",
    fields: [
      {
        name: "fourEyes",
        label: "Approving what is not clear takes a second person",
        kind: "yes-no",
        usual: "no",
      },
      {
        name: "reviewHours",
        label: "What needs a person is to be decided within",
        kind: "number",
        usual: "24",
        unit: "hours",
      },
    ],
  },
  {
    title: "Sign-in",
    line: "What your people need to enter",
    fields: [
      {
        name: "requireSecondFactor",
        label: "Everybody needs a second factor or a passkey",
        kind: "yes-no",
        usual: "no",
      },
      {
        name: "passwordMinLength",
        label: "New passwords have at least",
        kind: "number",
        usual: "15",
        unit: "characters",
      },
    ],
  },
  {
    title: "Webhooks and credits",
    line: "Where events may go, and when you are warned",
    fields: [
      {
        name: "webhookHosts",
        label: "Events go to these hosts only",
        hint: "One a line; names below them count too. Empty: any public host.",
        kind: "lines",
        usual: "any public host",
      },
      {
        name: "payloadDays",
        label: "What an event said is kept for",
        hint: "From 1 to 365 days. Then its content and the answers of receivers are wiped: it cannot be sent again.",
        kind: "number",
        usual: "30",
        unit: "days",
      },
      {
        name: "lowCreditThreshold",
        label: "Warn when fewer are left than",
        kind: "number",
        usual: "50",
        unit: "credits",
      },
    ],
  },
  {
    title: "Retention",
    line: "How long each kind of data is kept",
    fields: [
      ...RETENTION_CLASSES.map((kind) => ({
        name: `retentionDays.${kind}`,
        label: RETENTION[kind].label,
        hint: `Counted ${MOMENT_WORDS[RETENTION[kind].from]}; at most ${RETENTION[kind].most} days. ${RETENTION[kind].because}`,
        kind: "number" as const,
        usual: String(RETENTION[kind].days),
        unit: "days",
      })),
      {
        name: "deferErasure",
        label: "The law on records goes before requests to erase",
        hint: "An erasure of somebody you verified then waits until the copies' period has passed.",
        kind: "yes-no",
        usual: "no",
      },
    ],
  },
  {
    title: "Thresholds",
    line: "What the engine's measurements are compared with. A change applies to later checks only",
    fields: Object.entries(THRESHOLDS).map(([name, { default: usual, min, max, about }]) => ({
      name: `thresholds.${name}`,
      label: words(name),
      hint: `${about} From ${min} to ${max}.`,
      kind: "number" as const,
      usual: String(usual),
    })),
  },
];
