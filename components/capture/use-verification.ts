"use client";

import { useCallback, useEffect, useState } from "react";
import type { ClosedView, LandingView, ProgressView } from "@/lib/applicant/applicant-view";
import { takeLinkToken } from "./link-token";
import { Refused, verifyClient } from "./verify-client";

export type Situation =
  | { at: "loading" }
  | { at: "unreachable" }
  | { at: "closed"; reason: ClosedView["state"]; token: string | null }
  | { at: "landing"; info: LandingView; token: string }
  | { at: "progress"; view: ProgressView };

export type Verification = {
  situation: Situation;
  /** Asks the server again from the beginning. */
  reload: () => void;
  /** What the server answered to a step. */
  arrived: (view: ProgressView) => void;
};

/** Where this person stands, as the server says: after a reload, on another device, after lost network. */
export function useVerification(sessionId: string): Verification {
  const [situation, setSituation] = useState<Situation>({ at: "loading" });
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again
  useEffect(() => {
    let current = true;
    setSituation({ at: "loading" });
    void ask(sessionId).then((found) => current && setSituation(found));
    return () => {
      current = false;
    };
  }, [sessionId, round]);

  const reload = useCallback(() => setRound((n) => n + 1), []);
  useEffect(() => {
    // A link pasted over this page only changes the fragment.
    addEventListener("hashchange", reload);
    return () => removeEventListener("hashchange", reload);
  }, [reload]);

  const arrived = useCallback((view: ProgressView) => setSituation({ at: "progress", view }), []);
  return { situation, reload, arrived };
}

async function ask(sessionId: string): Promise<Situation> {
  try {
    const token = takeLinkToken(sessionId);
    const info = await verifyClient.info(sessionId, token);
    if (info.state !== "open") return { at: "closed", reason: info.state, token };
    if (info.started) return { at: "progress", view: await verifyClient.state(sessionId) };
    return token ? { at: "landing", info, token } : { at: "closed", reason: "unknown", token };
  } catch (error) {
    if (error instanceof Refused && error.status === 404)
      return { at: "closed", reason: "unknown", token: null };
    return { at: "unreachable" };
  }
}
