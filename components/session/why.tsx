import { cva } from "class-variance-authority";
import { outcomeLook } from "@/components/ui/outcome-chip";

const box = cva("mx-4 mb-3 flex items-start gap-2.5 rounded-lg border px-3 py-2", {
  variants: {
    tone: {
      clear: "border-clear/30 bg-clear-soft [&>svg]:text-clear",
      consider: "border-consider/30 bg-consider-soft [&>svg]:text-consider",
      attention: "border-attention/30 bg-attention-soft [&>svg]:text-attention",
      issue: "border-issue/30 bg-issue-soft [&>svg]:text-issue",
      error: "border-error/30 bg-error-soft [&>svg]:text-error",
      pending: "border-line-2 bg-surface [&>svg]:text-pending",
      accent: "border-line-2 bg-surface [&>svg]:text-accent",
    },
  },
});

/** Why before what: the first thing read on a session. */
export function Why({ why }: { why: { tone: string; title: string; detail: string } }) {
  const { icon: Icon, tone } = outcomeLook(why.tone);
  return (
    <div className={box({ tone })}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div>
        <p className="font-semibold">{why.title}</p>
        {why.detail ? <p className="text-ink-2">{why.detail}</p> : null}
      </div>
    </div>
  );
}
