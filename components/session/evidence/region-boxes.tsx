import { cx } from "@/components/ui/class-names";
import { subCheckWord } from "@/lib/format/labels";
import type { RegionView } from "../session-page-view";

// Bright on any picture, in both themes; the dark outer line keeps them visible on white paper.
const EDGE: Record<string, string> = {
  clear: "border-[oklch(0.78_0.15_155)]",
  consider: "border-[oklch(0.8_0.15_80)]",
  attention: "border-[oklch(0.76_0.17_55)]",
  issue: "border-[oklch(0.7_0.2_25)]",
  error: "border-[oklch(0.72_0.17_300)]",
};
const percent = (n: number) => `${n * 100}%`;

/** What the engine read or measured, drawn where it did. `strong`: the sub-check somebody asked about. */
export function RegionBoxes({ regions, strong }: { regions: readonly RegionView[]; strong: string | null }) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {regions.map((region, at) => {
        const [left, top, width, height] = region.box;
        const isStrong = strong === region.key;
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a sub-check may have several boxes, in a fixed order
            key={`${region.checkId} ${region.key} ${at}`}
            title={region.label ?? subCheckWord(region.key)}
            className={cx(
              "absolute rounded-[3px] border-2 shadow-[0_0_0_1px_oklch(0.2_0.02_230/0.45)]",
              EDGE[region.value] ?? "border-[oklch(0.75_0.1_205)]",
              isStrong && "border-[3px] bg-white/15",
              strong !== null && !isStrong && "opacity-25",
            )}
            style={{ left: percent(left), top: percent(top), width: percent(width), height: percent(height) }}
          />
        );
      })}
    </div>
  );
}
