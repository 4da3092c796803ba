"use client";

import { Action } from "../action";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { useTexts } from "../texts/use-texts";

/** No connection to the server; nothing is lost. */
export function Unreachable({ onRetry }: { onRetry: () => void }) {
  const { t } = useTexts();
  return (
    <Frame footer={<Action onClick={onRetry}>{t.tryAgain}</Action>}>
      <Heading>{t.unreachableTitle}</Heading>
      <p className="text-ink-2">{t.unreachableText}</p>
    </Frame>
  );
}
