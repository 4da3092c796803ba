"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useRunAction } from "@/components/ui/use-run-action";
import type { ActionResult } from "@/lib/client/action-result";
import { type EndpointChoice, EndpointFields } from "./endpoint-fields";

type Props = {
  now: EndpointChoice;
  events: readonly string[];
  save: (choice: EndpointChoice) => Promise<ActionResult>;
};

/** Changes an endpoint. */
export function EditEndpoint({ now, events, save }: Props) {
  const [choice, setChoice] = useState(now);
  const { busy, run, fault } = useRunAction();
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        run(() => save(choice));
      }}
    >
      <EndpointFields value={choice} onChange={setChoice} events={events} fault={fault} />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" size="md" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
