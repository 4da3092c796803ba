import { useState } from "react";

export type Look = { zoom: number; turn: number; contrast: boolean };
const START: Look = { zoom: 1, turn: 0, contrast: false };
const FACTOR = 1.4;

/** How the picture on the stage is looked at: enlarged 1 to 8 times, turned by quarters, with more contrast. */
export function useLook() {
  const [look, setLook] = useState(START);
  const zoomBy = (factor: number) =>
    setLook((l) => ({ ...l, zoom: Math.min(8, Math.max(1, l.zoom * factor)) }));
  return {
    look,
    zoomIn: () => zoomBy(FACTOR),
    zoomOut: () => zoomBy(1 / FACTOR),
    turn: () => setLook((l) => ({ ...l, turn: (l.turn + 90) % 360 })),
    contrast: () => setLook((l) => ({ ...l, contrast: !l.contrast })),
    reset: () => setLook(START),
  };
}
