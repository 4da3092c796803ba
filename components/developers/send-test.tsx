"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { useRunAction } from "@/components/ui/use-run-action";
import type { ActionAnswer } from "@/lib/client/action-result";
import { eventWord } from "./event-names";

export type TestAnswer = {
  success: boolean;
  message: string;
  statusCode: number | null;
  durationMs: number;
  responseStart: string | null;
};
type Props = { events: readonly string[]; send: (event: string) => Promise<ActionAnswer<TestAnswer>> };

/** Sends one made-up event now and shows what the receiver said. */
export function SendTest({ events, send }: Props) {
  const [event, setEvent] = useState(events[0] ?? "");
  const [answer, setAnswer] = useState<TestAnswer | null>(null);
  const { busy, run } = useRunAction();
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          label="Event to send"
          value={event}
          onChange={setEvent}
          options={events.map((name) => ({ value: name, label: eventWord(name) }))}
          className="w-56"
        />
        <Button
          size="md"
          busy={busy}
          onClick={() =>
            run(
              () => send(event),
              (got) => setAnswer(got.value),
            )
          }
        >
          Send test event
        </Button>
      </div>
      {answer ? (
        <div className="grid gap-1 rounded-md border border-line bg-sunken p-2.5 text-sm">
          <p className={answer.success ? "font-medium text-clear" : "font-medium text-issue"}>
            {answer.message}{" "}
            <span className="font-normal text-ink-3 tabular-nums">{answer.durationMs} ms</span>
          </p>
          {answer.responseStart ? (
            <pre className="max-h-40 overflow-auto text-xs whitespace-pre-wrap break-all text-ink-2">
              {answer.responseStart}
            </pre>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
