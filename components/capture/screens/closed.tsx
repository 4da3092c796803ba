"use client";

import type { ClosedView } from "@/lib/applicant/applicant-view";
import { Action } from "../action";
import { Frame } from "../frame";
import { Heading } from "../heading";
import type { Texts } from "../texts/en";
import { useTexts } from "../texts/use-texts";

const WORDS: Record<ClosedView["state"], readonly [keyof Texts, keyof Texts]> = {
  completed: ["closedCompletedTitle", "closedCompletedText"],
  expired: ["closedExpiredTitle", "closedExpiredText"],
  revoked: ["closedRevokedTitle", "closedRevokedText"],
  failed: ["closedFailedTitle", "closedFailedText"],
  replaced: ["closedReplacedTitle", "closedReplacedText"],
  used: ["closedUsedTitle", "closedUsedText"],
  unknown: ["closedUnknownTitle", "closedUnknownText"],
};

type Props = {
  reason: ClosedView["state"];
  /** After a failure: a person can be asked with the link, too. */
  onAsk?: (() => void) | null;
};

/** A link that opens nothing any more: says why, reveals nothing else. */
export function Closed({ reason, onAsk = null }: Props) {
  const { t } = useTexts();
  const [title, text] = WORDS[reason];
  return (
    <Frame footer={onAsk ? <Action onClick={onAsk}>{t.askButton}</Action> : null}>
      <Heading>{t[title]}</Heading>
      <p className="text-pretty text-ink-2">{t[text]}</p>
    </Frame>
  );
}
