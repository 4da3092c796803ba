"use client";
import { ImageOff } from "lucide-react";
import dynamic from "next/dynamic";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Time } from "@/components/ui/time";
import { useKeys } from "@/lib/client/use-keys";
import { useDesk } from "../desk-context";
import type { MediaView, RegionView, SubCheckView } from "../session-page-view";
import { CompareFaces } from "./compare-faces";
import { goneWord, mediaAddress, mediaWord, stepWord } from "./media-words";
import { StagePicture } from "./stage-picture";
import { StageTools } from "./stage-tools";
import { ThumbStrip } from "./thumb-strip";
import { useLook } from "./use-look";

const PdfPages = dynamic(() => import("./pdf-pages").then((m) => m.PdfPages), { ssr: false });
const FACES = "faces";

type Props = {
  sessionId: string;
  media: MediaView[];
  regions: RegionView[];
  similarity: SubCheckView | null;
  empty: ReactNode;
};

/** The captures, one at a time and large, with what the engine read drawn on them. `e` comes here; arrows change the image. */
export function Viewer({ sessionId, media, regions, similarity, empty }: Props) {
  const [at, setAt] = useState(media[0]?.id ?? "");
  const [marks, setMarks] = useState(true);
  const view = useLook();
  const { shown } = useDesk();
  const stage = useRef<HTMLElement>(null);
  const steps = [...new Set(media.map((m) => m.step))];
  const comparable =
    steps.includes("document_front") && (steps.includes("selfie") || steps.includes("liveness"));
  const places = [...media.map((m) => m.id), ...(comparable ? [FACES] : [])];
  const show = (id: string) => {
    setAt(id);
    view.reset();
  };
  const step = (by: number) => show(places[(places.indexOf(at) + by + places.length) % places.length] ?? "");
  useKeys({ e: () => stage.current?.focus(), "+": view.zoomIn, "-": view.zoomOut, "0": view.reset });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a press on a sub-check brings its picture
  useEffect(() => {
    const region = regions.find((r) => r.checkId === shown?.checkId && r.key === shown.key);
    const found =
      region && media.find((m) => m.step === region.step && (m.frame ?? null) === (region.frame ?? null));
    if (found) show(found.id);
    if (region) setMarks(true);
  }, [shown]);
  const current = media.find((m) => m.id === at) ?? (at === FACES ? null : media[0]);
  if (media.length === 0)
    return (
      <section
        aria-label="Evidence"
        className="grid min-h-60 flex-1 place-items-center bg-stage px-6 text-stage-ink"
      >
        {empty}
      </section>
    );
  const onKeyDown = (event: KeyboardEvent) => {
    const acts: Record<string, () => void> = {};
    acts.ArrowRight = () => step(1);
    acts.ArrowLeft = () => step(-1);
    acts.r = view.turn;
    acts.c = view.contrast;
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
    event.stopPropagation();
  };
  const own = current
    ? regions.filter((r) => r.step === current.step && (r.frame ?? null) === (current.frame ?? null))
    : [];
  return (
    <section
      ref={stage}
      tabIndex={-1}
      aria-label="Evidence"
      className="flex min-h-120 flex-1 flex-col bg-stage text-stage-ink -outline-offset-2"
      onKeyDown={onKeyDown}
    >
      <div className="flex flex-wrap items-center gap-0.5 px-2.5 py-2">
        {steps.map((name) => {
          const first = media.find((m) => m.step === name);
          const frames = media.filter((m) => m.step === name).length;
          return (
            <Tab key={name} isOn={current?.step === name} open={() => show(first?.id ?? "")}>
              {stepWord(name)}
              {frames > 1 ? ` ${frames}` : ""}
            </Tab>
          );
        })}
        {comparable ? (
          <Tab isOn={at === FACES} open={() => show(FACES)}>
            Compare faces
          </Tab>
        ) : null}
        <StageTools
          view={view}
          marks={marks}
          toggleMarks={() => setMarks((on) => !on)}
          fullScreen={() => void stage.current?.requestFullscreen?.().catch(() => {})}
        />
      </div>
      <ScrollRegion label="Image" className="[container-type:size] min-h-0 flex-1 overflow-auto">
        {!current ? (
          <CompareFaces {...{ sessionId, media, regions, similarity, contrast: view.look.contrast }} />
        ) : current.deletedReason ? (
          <p className="grid h-full place-content-center justify-items-center gap-2 text-center">
            <ImageOff aria-hidden className="size-6 text-stage-ink-2" />
            This file was {goneWord(current.deletedReason)}. Its hash remains.
          </p>
        ) : current.contentType.startsWith("image/") ? (
          <StagePicture
            key={current.id}
            src={mediaAddress(sessionId, current.id)}
            alt={mediaWord(current)}
            ratio={current.width && current.height ? current.width / current.height : null}
            look={view.look}
            regions={marks ? own : []}
            strong={own.some((r) => r.key === shown?.key) ? (shown?.key ?? null) : null}
          />
        ) : (
          <PdfPages key={current.id} src={mediaAddress(sessionId, current.id)} look={view.look} />
        )}
      </ScrollRegion>
      {current ? <Caption media={current} marks={own.length} /> : null}
      <ThumbStrip sessionId={sessionId} media={media} current={current?.id ?? null} open={show} />
    </section>
  );
}

function Tab({ isOn, open, children }: { isOn: boolean; open: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={open}
      className={cx(
        "min-h-6.5 rounded-[5px] px-2.25 hover:text-white",
        isOn ? "bg-white/10 text-white" : "text-stage-ink-2",
      )}
    >
      {children}
    </button>
  );
}

function Caption({ media, marks }: { media: MediaView; marks: number }) {
  const more = [
    media.attempt > 1 ? `attempt ${media.attempt}` : null,
    media.warnings.length > 0 ? `warned: ${media.warnings.join(", ").replaceAll("_", " ")}` : null,
    marks > 0 ? `${marks} marked` : null,
  ].filter(Boolean);
  return (
    <p className="flex justify-between gap-3 px-3 pb-1.5 text-xs text-stage-ink-2">
      <span>
        {mediaWord(media)}, captured <Time at={media.createdAt} />
        {more.length > 0 ? ` · ${more.join(" · ")}` : ""}
      </span>
      <span className="tabular-nums">
        {media.width && media.height ? `${media.width} × ${media.height}` : media.contentType}
      </span>
    </p>
  );
}
