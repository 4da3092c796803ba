"use client";
import { useEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/class-names";
import type { RegionView } from "../session-page-view";
import { RegionBoxes } from "./region-boxes";
import type { Look } from "./use-look";

type Props = {
  src: string;
  alt: string;
  /** Width ÷ height, where known before it has loaded. */
  ratio: number | null;
  look: Look;
  regions: readonly RegionView[];
  strong: string | null;
};

/** One picture, whole within its stage at zoom 1, turned about its middle; larger ones scroll. Regions turn with it. */
export function StagePicture({ src, alt, ratio: known, look, regions, strong }: Props) {
  const { zoom, turn, contrast } = look;
  const [state, setState] = useState<"loading" | "there" | "failed">("loading");
  const [measured, setMeasured] = useState<number | null>(null);
  const ratio = measured ?? known ?? 1.4;
  const frame = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new zoom shows the middle of the picture
  useEffect(() => {
    const stage = frame.current?.parentElement;
    stage?.scrollTo(
      (stage.scrollWidth - stage.clientWidth) / 2,
      (stage.scrollHeight - stage.clientHeight) / 2,
    );
  }, [zoom]);
  const lying = turn % 180 !== 0;
  const side = (unit: string) => `(${zoom} * 100${unit} - 24px)`;
  // Turned by a quarter, the stage's height is the picture's width.
  const width = lying
    ? `min(${side("cqh")}, ${side("cqw")} * ${ratio})`
    : `min(${side("cqw")}, ${side("cqh")} * ${ratio})`;
  return (
    <div
      ref={frame}
      className="grid place-items-center overflow-hidden"
      style={{ width: `${zoom * 100}%`, height: `${zoom * 100}%` }}
    >
      <div className="relative" style={{ width, aspectRatio: ratio, rotate: `${turn}deg` }}>
        {/* biome-ignore lint/performance/noImgElement: private, authorised bytes must not pass an image optimiser */}
        <img
          src={src}
          alt={alt}
          onLoad={(event) => {
            const { naturalWidth, naturalHeight } = event.currentTarget;
            if (naturalHeight > 0) setMeasured(naturalWidth / naturalHeight);
            setState("there");
          }}
          onError={() => setState("failed")}
          className={cx(
            "absolute inset-0 size-full",
            contrast && "contrast-150",
            state === "failed" && "invisible",
          )}
        />
        {state === "failed" ? (
          <p role="alert" className="absolute inset-0 grid place-items-center p-4 text-center">
            This picture could not be loaded. It may have been deleted meanwhile.
          </p>
        ) : (
          <RegionBoxes regions={regions} strong={strong} />
        )}
      </div>
    </div>
  );
}
