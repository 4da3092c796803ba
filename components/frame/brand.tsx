import { Check } from "lucide-react";

export function BrandMark() {
  return (
    <span
      aria-hidden
      className="grid size-5 shrink-0 place-items-center rounded-[5px] bg-accent text-accent-ink"
    >
      <Check className="size-3.25" strokeWidth={3} />
    </span>
  );
}
