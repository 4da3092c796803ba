"use client";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";

const LEAST = 56;
const STEP = 16;
type Props = { label: string; width: number | undefined; onWidth: (width: number) => void };

/** The right edge of a column's head: dragged, or moved by the arrow keys, it widens the column. */
export function ColumnEdge({ label, width, onWidth }: Props) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const head = (target: EventTarget) => (target as HTMLElement).closest("th");
  const begin = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width: head(event.currentTarget)?.offsetWidth ?? LEAST };
  };
  // While it is dragged the head alone changes; the choice is made, and drawn anew, when it is let go.
  const drag = (event: PointerEvent) => {
    const cell = head(event.currentTarget);
    if (start.current && cell) cell.style.width = `${widthAt(event.clientX)}px`;
  };
  const widthAt = (x: number) =>
    Math.max(LEAST, Math.round((start.current?.width ?? LEAST) + x - (start.current?.x ?? x)));
  const end = (event: PointerEvent) => {
    if (start.current && event.clientX !== start.current.x) onWidth(widthAt(event.clientX));
    start.current = null;
  };
  const key = (event: KeyboardEvent) => {
    const way = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key];
    if (!way) return;
    event.preventDefault();
    onWidth(Math.max(LEAST, (head(event.currentTarget)?.offsetWidth ?? LEAST) + way));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a movable separator (WAI-ARIA window splitter); <hr> cannot be moved
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${label}, arrow keys`}
      aria-valuenow={width ?? 0}
      tabIndex={0}
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={end}
      onKeyDown={key}
      className="absolute inset-y-0 right-0 w-2 cursor-col-resize touch-none border-r border-transparent hover:border-line-2 focus-visible:border-ring"
    />
  );
}
