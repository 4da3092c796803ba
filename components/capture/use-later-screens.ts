"use client";

import { useCallback, useEffect, useState } from "react";
import type { Progress } from "./screens/progress";

type Later = { screen: typeof Progress | null; failed: boolean; load: () => void };

/**
 * The screens after Start, which the first screen does not wait for. They are fetched while the person reads
 * (`wanted` false), at the latest when they are needed (`wanted` true). A fetch that failed is told, not thrown.
 */
export function useLaterScreens(wanted: boolean): Later {
  const [screen, setScreen] = useState<typeof Progress | null>(null);
  const [failed, setFailed] = useState(false);

  const load = useCallback(() => {
    setFailed(false);
    import("./screens/progress").then(
      (module) => setScreen(() => module.Progress),
      () => setFailed(true),
    );
  }, []);

  useEffect(() => {
    if (screen) return;
    const timer = setTimeout(load, wanted ? 0 : 1_500);
    return () => clearTimeout(timer);
  }, [wanted, screen, load]);

  return { screen, failed, load };
}
