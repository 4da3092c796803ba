"use client";

import { useEffect, useState } from "react";
import type { ProgressView } from "@/lib/applicant/applicant-view";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { ProgressBars } from "../progress-bars";
import { fill } from "../texts/fill-text";
import { useAllTexts } from "../texts/use-all-texts";
import { verifyClient } from "../verify-client";

const LONG_MS = 45_000;

type Props = { sessionId: string; view: ProgressView; onArrived: (view: ProgressView) => void };

/** The checks run. Asks the server every second at first, every five later; lost network is simply asked again. */
export function Processing({ sessionId, view, onArrived }: Props) {
  const { t } = useAllTexts();
  const [long, setLong] = useState(false);
  const [checks, setChecks] = useState(view.checks);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const began = Date.now();
    let stopped = false;
    const look = async () => {
      const next = await verifyClient.state(sessionId).catch(() => null);
      if (stopped) return;
      if (next && next.state !== "processing") return onArrived(next);
      if (next) setChecks(next.checks);
      const waited = Date.now() - began;
      setLong(waited > LONG_MS);
      timer = setTimeout(look, waited < 15_000 ? 1_000 : 5_000);
    };
    timer = setTimeout(look, 700);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [sessionId, onArrived]);

  const total = view.steps.length;
  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      progress={total ? <ProgressBars done={total} total={total} /> : null}
    >
      <Heading>{t.processingTitle}</Heading>
      <p role="status" className="text-pretty text-ink-2">
        {fill(long ? t.processingLong : t.processingText, { tenant: view.tenant.name })}
      </p>
      {checks.total > 1 ? (
        <p role="status" className="mt-3 font-medium">
          {fill(t.processingCount, checks)}
        </p>
      ) : null}
      <div aria-hidden className="mt-8 flex gap-2">
        <span className="size-2.5 animate-pulse rounded-full bg-accent" />
        <span className="size-2.5 animate-pulse rounded-full bg-accent [animation-delay:200ms]" />
        <span className="size-2.5 animate-pulse rounded-full bg-accent [animation-delay:400ms]" />
      </div>
    </Frame>
  );
}
