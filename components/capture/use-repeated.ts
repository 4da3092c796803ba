"use client";

import { useEffect, useRef } from "react";

const EVERY_MS = 2_000;

/** Does something every two seconds, never twice at once, as long as it is on the screen. */
export function useRepeated(work: () => Promise<void>): void {
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout>;
    const turn = async () => {
      await latest.current();
      if (!stopped) timer = setTimeout(turn, EVERY_MS);
    };
    timer = setTimeout(turn, EVERY_MS);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, []);
}
