"use client";
import { useEffect, useRef } from "react";
import { cx } from "@/components/ui/class-names";

type Props = { src: string; alt: string; zoom: number; turn: number; contrast: boolean };

/** One capture, whole within its stage at zoom 1, turned about its middle; larger ones scroll. */
export function Picture({ src, alt, zoom, turn, contrast }: Props) {
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
  // Turned by a quarter, the stage's height is the picture's width.
  const width = `calc(${zoom} * 100${lying ? "cqh" : "cqw"} - 24px)`;
  const height = `calc(${zoom} * 100${lying ? "cqw" : "cqh"} - 24px)`;
  return (
    <div
      ref={frame}
      className="grid place-items-center overflow-hidden"
      style={{ width: `${zoom * 100}%`, height: `${zoom * 100}%` }}
    >
      {/* biome-ignore lint/performance/noImgElement: private, authorised bytes must not pass an image optimiser */}
      <img
        src={src}
        alt={alt}
        className={cx("max-w-none object-contain", contrast && "contrast-150")}
        style={{ width, height, rotate: `${turn}deg` }}
      />
    </div>
  );
}
