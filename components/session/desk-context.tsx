"use client";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";

type Shown = { checkId: string; key: string; count: number };
type Desk = {
  /** The sub-check whose regions are shown on the picture; `count` tells repeated presses apart. */
  shown: Shown | null;
  show: (checkId: string, key: string) => void;
};
const Context = createContext<Desk>({ shown: null, show: () => {} });

/** Ties the checks to the pictures: what is pressed on one side is drawn on the other. */
export function DeskProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const show = useCallback(
    (checkId: string, key: string) =>
      setShown((before) => ({ checkId, key, count: (before?.count ?? 0) + 1 })),
    [],
  );
  const desk = useMemo(() => ({ shown, show }), [shown, show]);
  return <Context.Provider value={desk}>{children}</Context.Provider>;
}

export const useDesk = () => useContext(Context);
