"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useRunAction } from "@/components/ui/use-run-action";
import type { ActionResult } from "@/lib/client/action-result";

type Props = {
  endedAt: string | null;
  save: (body: { ended_at: string | null }) => Promise<ActionResult>;
  onDone: () => void;
};

/** The day the business relationship ended, or that it lasts. */
export function RelationshipForm({ endedAt, save, onDone }: Props) {
  const [day, setDay] = useState(endedAt?.slice(0, 10) ?? "");
  const { busy, run, fault } = useRunAction();
  const send = (ended_at: string | null) => run(() => save({ ended_at }), onDone);
  return (
    <form
      className="grid gap-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (day) send(`${day}T00:00:00Z`);
      }}
    >
      <Field
        id="relationship-day"
        label="It ended on"
        hint="The periods of the law on records count from this day (UTC)."
        error={fault("ended_at")}
      >
        <Input
          id="relationship-day"
          type="date"
          required
          value={day}
          onChange={(event) => setDay(event.target.value)}
          aria-describedby="relationship-day-note"
        />
      </Field>
      <div className="flex justify-end gap-2">
        {endedAt ? (
          <Button size="md" busy={busy} onClick={() => send(null)}>
            It lasts after all
          </Button>
        ) : null}
        <Button type="submit" variant="primary" size="md" busy={busy} disabled={!day}>
          Save
        </Button>
      </div>
    </form>
  );
}
