"use client";

import { useEffect, useRef } from "react";

type Entry = { depth: number; back: () => void };
const entries: Entry[] = [];
let armed = false;
let listening = false;

/**
 * What the browser's Back button does while this is on the screen: a step back instead of leaving. The deepest one
 * answers; null: nothing here to go back to. One extra history entry stands for all of them.
 */
export function useBack(back: (() => void) | null, depth: number): void {
  const latest = useRef(back);
  latest.current = back;
  const active = back !== null;
  useEffect(() => {
    if (!active) return;
    const entry = { depth, back: () => latest.current?.() };
    entries.push(entry);
    arm();
    return () => {
      entries.splice(entries.indexOf(entry), 1);
    };
  }, [active, depth]);
}

function arm(): void {
  if (!listening) addEventListener("popstate", popped);
  listening = true;
  if (armed) return;
  armed = true;
  history.pushState(history.state, "", location.href);
}

function popped(): void {
  if (!armed) return;
  armed = false;
  const deepest = [...entries].sort((a, b) => a.depth - b.depth).at(-1);
  // Nothing left to go back to inside: then Back leaves, as anywhere else.
  if (!deepest) {
    history.back();
    return;
  }
  deepest.back();
  // Once React has settled what there is to go back to now.
  setTimeout(() => entries.length > 0 && arm(), 50);
}
