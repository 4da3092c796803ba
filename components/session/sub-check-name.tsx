"use client";
import { useDesk } from "./desk-context";

type Props = { checkId: string; name: string; words: string };

/** A sub-check's name that shows on the picture where it was measured. */
export function SubCheckName({ checkId, name, words }: Props) {
  const { shown, show } = useDesk();
  return (
    <button
      type="button"
      aria-pressed={shown?.checkId === checkId && shown.key === name}
      title="Show on the picture"
      onClick={() => show(checkId, name)}
      className="-my-0.5 min-h-6 rounded-sm text-left underline decoration-line-2 decoration-dotted underline-offset-3 hover:decoration-ink-2"
    >
      {words}
    </button>
  );
}
