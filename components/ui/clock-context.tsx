"use client";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { rememberChoice } from "@/lib/client/remember-choice";

type Clock = { zone: string; now: Date };
const Context = createContext<Clock>({ zone: "UTC", now: new Date(0) });

/**
 * The viewer's zone and the present minute. The first paint uses the server's moment and the zone remembered in a
 * cookie, so that browser and server agree; then the browser's own take over.
 */
export function ClockProvider({ zone, now, children }: { zone: string; now: number; children: ReactNode }) {
  const [clock, setClock] = useState<Clock>(() => ({ zone, now: new Date(now) }));
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    if (own !== zone) rememberChoice("veridesk_zone", own);
    const tick = () => setClock({ zone: own, now: new Date() });
    tick();
    const timer = setInterval(tick, 30_000);
    return () => clearInterval(timer);
  }, [zone]);
  return <Context.Provider value={clock}>{children}</Context.Provider>;
}

export const useClock = (): Clock => useContext(Context);
