import { ImageOff } from "lucide-react";

/** On the dark stage: why there is no picture. */
export function NoEvidence({ title, children }: { title: string; children: string }) {
  return (
    <div className="grid max-w-90 justify-items-center gap-1.5 py-10 text-center">
      <ImageOff aria-hidden className="mb-1 size-6 text-stage-ink-2" strokeWidth={1.5} />
      <h2 className="text-sm font-semibold">{title}</h2>
      <p className="text-stage-ink-2">{children}</p>
    </div>
  );
}
