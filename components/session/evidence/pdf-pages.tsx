"use client";
import { useEffect, useRef, useState } from "react";
import type { Look } from "./use-look";

type Props = { src: string; look: Look };
const MOST_PAGES = 20;

/** A PDF's pages, drawn in the browser: nothing in the file runs, and nothing else has to read it. */
export function PdfPages({ src, look }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<{ pages: number } | "loading" | "failed">("loading");
  useEffect(() => {
    const gone = new AbortController();
    draw(src, holder.current, gone.signal).then(
      (pages) => gone.signal.aborted || setState({ pages }),
      () => gone.signal.aborted || setState("failed"),
    );
    return () => gone.abort();
  }, [src]);
  return (
    <div className="p-3" style={{ width: `${look.zoom * 100}%` }}>
      {state === "loading" ? <p role="status">Opening the document…</p> : null}
      {state === "failed" ? (
        <p role="alert">
          This document could not be drawn.{" "}
          <a className="underline" href={src}>
            Download it
          </a>
        </p>
      ) : null}
      <div
        ref={holder}
        className={`grid gap-3 [&>canvas]:w-full [&>canvas]:rounded-sm ${look.contrast ? "contrast-150" : ""}`}
        style={{ rotate: `${look.turn}deg` }}
      />
      {typeof state === "object" && state.pages > MOST_PAGES ? (
        <p className="pt-2">
          The first {MOST_PAGES} of {state.pages} pages.
        </p>
      ) : null}
    </div>
  );
}

/** Draws the pages one after another; returns how many there are. */
async function draw(src: string, holder: HTMLElement | null, signal: AbortSignal): Promise<number> {
  const [pdf, bytes] = await Promise.all([
    import("pdfjs-dist"),
    fetch(src, { signal }).then((answer) => {
      if (!answer.ok) throw new Error("no file");
      return answer.arrayBuffer();
    }),
  ]);
  pdf.GlobalWorkerOptions.workerSrc = new URL("pdfjs-dist/build/pdf.worker.min.mjs", import.meta.url).href;
  const task = pdf.getDocument({ data: bytes, enableXfa: false });
  signal.addEventListener("abort", () => void task.destroy());
  const file = await task.promise;
  holder?.replaceChildren();
  for (let number = 1; number <= Math.min(file.numPages, MOST_PAGES); number += 1) {
    const page = await file.getPage(number);
    if (signal.aborted || !holder) return file.numPages;
    const viewport = page.getViewport({ scale: 1600 / page.getViewport({ scale: 1 }).width });
    const canvas = document.createElement("canvas");
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `Page ${number}`);
    holder.append(canvas);
    await page.render({ canvas, viewport }).promise;
  }
  return file.numPages;
}
