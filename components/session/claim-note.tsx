"use client";
import { useEffect, useState } from "react";
import { Time } from "@/components/ui/time";
import { ApiFailure, api } from "@/lib/client/api";

type Props = { sessionId: string; mode: "test" | "live" };
type State = { is: "mine"; since: string } | { is: "taken" } | { is: "none" };
const RENEW_MS = 120_000;

/** Holds the session for the person who has it open, so that "next" gives it to nobody else; says if somebody has it. */
export function ClaimNote({ sessionId, mode }: Props) {
  const [state, setState] = useState<State>({ is: "none" });
  useEffect(() => {
    let isOver = false;
    const claim = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        const path = `/verification/sessions/${sessionId}/claim/`;
        await api(mode, path, { method: "POST", idempotencyKey: crypto.randomUUID() });
        if (!isOver) setState((s) => (s.is === "mine" ? s : { is: "mine", since: new Date().toISOString() }));
      } catch (error) {
        // Refused because it waits for nobody, or not reached: then there is nothing to say.
        const taken = error instanceof ApiFailure && error.status === 409;
        if (!isOver) setState({ is: taken ? "taken" : "none" });
      }
    };
    void claim();
    const timer = setInterval(() => void claim(), RENEW_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [sessionId, mode]);
  if (state.is === "none") return null;
  if (state.is === "taken") return <span>somebody else is on it</span>;
  return (
    <span>
      yours since <Time at={state.since} as="clock" />
    </span>
  );
}
