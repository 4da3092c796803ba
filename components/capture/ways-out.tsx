"use client";

import { Action } from "./action";
import { useAllTexts } from "./texts/use-all-texts";

type Props = { onOtherDevice: () => void; onStop: () => void };

/** Always there: another device, and not going on at all. */
export function WaysOut({ onOtherDevice, onStop }: Props) {
  const { t } = useAllTexts();
  return (
    <div className="-ms-1 flex flex-wrap justify-between gap-x-4">
      <Action look="quiet" onClick={onOtherDevice}>
        {t.otherDevice}
      </Action>
      <Action look="quiet" onClick={onStop}>
        {t.stopHere}
      </Action>
    </div>
  );
}
