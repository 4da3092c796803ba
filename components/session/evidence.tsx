"use client";
import { Contrast, FileText, Maximize, RotateCw, ZoomIn, ZoomOut } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Time } from "@/components/ui/time";
import { useKeys } from "@/lib/client/use-keys";
import { Picture } from "./picture";
import type { MediaView } from "./session-page-view";
import { StageButton } from "./stage-button";

type Props = { sessionId: string; media: MediaView[]; empty: ReactNode };

export const STEP_WORDS: Record<string, string> = {
  document_front: "Document front",
  document_back: "Document back",
  selfie: "Selfie",
  liveness: "Movements",
  proof_of_address: "Proof of address",
};
const START = { zoom: 1, turn: 0, contrast: false };

/** The captures, one at a time and large, with zoom, rotation and contrast. `e` comes here; arrows change the image. */
export function Evidence({ sessionId, media, empty }: Props) {
  const [at, setAt] = useState(0);
  const [look, setLook] = useState(START);
  const stage = useRef<HTMLElement>(null);
  const show = (next: number) => {
    setAt((next + media.length) % media.length);
    setLook(START);
  };
  const zoom = (factor: number) =>
    setLook((l) => ({ ...l, zoom: Math.min(6, Math.max(1, l.zoom * factor)) }));
  const turn = () => setLook((l) => ({ ...l, turn: (l.turn + 90) % 360 }));
  useKeys({
    e: () => stage.current?.focus(),
    "+": () => zoom(1.4),
    "-": () => zoom(1 / 1.4),
    "0": () => setLook(START),
  });
  const current = media[at];
  const address = (id: string) => `/media/${sessionId}/${id}/`;
  if (!current) {
    return (
      <section
        aria-label="Evidence"
        className="grid min-h-60 flex-1 place-items-center bg-stage px-6 text-stage-ink"
      >
        {empty}
      </section>
    );
  }
  const isImage = current.contentType.startsWith("image/");
  return (
    <section
      ref={stage}
      tabIndex={-1}
      aria-label="Evidence"
      className="flex min-h-120 flex-1 flex-col bg-stage text-stage-ink -outline-offset-2"
      onKeyDown={(event) => {
        if (event.key === "ArrowRight") show(at + 1);
        else if (event.key === "ArrowLeft") show(at - 1);
        else if (event.key === "r") {
          event.preventDefault();
          turn();
        } else return;
        event.stopPropagation();
      }}
    >
      <div className="flex flex-wrap items-center gap-0.5 px-2.5 py-2">
        {media.map((item, index) => (
          <button
            key={item.id}
            type="button"
            aria-pressed={index === at}
            onClick={() => show(index)}
            className={cx(
              "min-h-6.5 rounded-[5px] px-2.25 hover:text-white",
              index === at ? "bg-white/10 text-white" : "text-stage-ink-2",
            )}
          >
            {STEP_WORDS[item.step] ?? item.step}
          </button>
        ))}
        <div className="ml-auto flex gap-0.5">
          <StageButton label="Zoom in" icon={ZoomIn} onPress={() => zoom(1.4)} />
          <StageButton label="Zoom out" icon={ZoomOut} onPress={() => zoom(1 / 1.4)} />
          <StageButton label="Rotate" icon={RotateCw} onPress={turn} />
          <StageButton
            label="More contrast"
            icon={Contrast}
            pressed={look.contrast}
            onPress={() => setLook((l) => ({ ...l, contrast: !l.contrast }))}
          />
          <StageButton
            label="Full screen"
            icon={Maximize}
            onPress={() => void stage.current?.requestFullscreen?.().catch(() => {})}
          />
        </div>
      </div>
      <ScrollRegion label="Image" className="[container-type:size] min-h-0 flex-1 overflow-auto">
        {isImage ? (
          <Picture
            src={address(current.id)}
            alt={STEP_WORDS[current.step] ?? current.step}
            zoom={look.zoom}
            turn={look.turn}
            contrast={look.contrast}
          />
        ) : (
          <a href={address(current.id)} className="flex items-center justify-center gap-2 p-10 underline">
            <FileText aria-hidden className="size-4" />
            Download this document
          </a>
        )}
      </ScrollRegion>
      <p className="flex justify-between gap-3 border-t border-white/10 px-3 py-2 text-xs text-stage-ink-2">
        <span>
          {STEP_WORDS[current.step] ?? current.step}, captured <Time at={current.createdAt} />
        </span>
        <span className="tabular-nums">
          {current.width && current.height ? `${current.width} × ${current.height}` : current.contentType}
        </span>
      </p>
    </section>
  );
}
