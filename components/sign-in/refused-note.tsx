import { CircleAlert } from "lucide-react";

const WORDS: Record<string, string> = {
  unknown: "Nobody here has this account. Ask an admin of your workspace to invite you.",
  email_unverified:
    "The sign-in there does not vouch for your e-mail address, so it cannot be matched to an account here.",
  other_subject:
    "Your address belongs to another account there than last time. Ask whoever runs this installation.",
  inactive: "Your access to this workspace has ended. Ask one of its admins.",
  second_factor: "Your workspace asks for a second factor, and the sign-in there did not use one.",
};

/** Why single sign-on let nobody in. Words that are not ours are never shown. */
export function RefusedNote({ refused }: { refused: string }) {
  return (
    <p role="alert" className="mb-4 flex gap-2 rounded-md bg-issue-soft px-3 py-2 text-sm text-issue">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {WORDS[refused] ?? "The sign-in there did not come to an end that can be trusted. Try again."}
    </p>
  );
}
