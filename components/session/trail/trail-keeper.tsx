"use client";
import { useEffect } from "react";
import { noteTrail } from "@/lib/client/session-trail";

/** Remembers the list that a session is opened from, by mouse or key, so that its page leads to the next one. */
export function TrailKeeper() {
  useEffect(() => {
    const listen = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("[data-row]")) noteTrail();
    };
    document.addEventListener("click", listen, true);
    return () => document.removeEventListener("click", listen, true);
  }, []);
  return null;
}
