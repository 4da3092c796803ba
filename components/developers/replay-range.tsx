"use client";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useRunAction } from "@/components/ui/use-run-action";
import type { ActionResult } from "@/lib/client/action-result";

type Props = {
  endpoints: readonly { value: string; label: string }[];
  replay: (span: {
    since: string;
    until: string | null;
    endpointId: string | null;
    includeDelivered: boolean;
  }) => Promise<ActionResult>;
};
const ALL = "all";
const dayAgo = () => local(new Date(Date.now() - 86_400_000));
/** What a datetime-local field takes, in the browser's zone. */
function local(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
const instant = (text: string): string | null => {
  const at = new Date(text);
  return text === "" || Number.isNaN(at.getTime()) ? null : at.toISOString();
};

/** Sends again what failed in a span of time. */
export function ReplayRange({ endpoints, replay }: Props) {
  const [open, setOpen] = useState(false);
  const [since, setSince] = useState("");
  const [until, setUntil] = useState("");
  const [endpoint, setEndpoint] = useState(ALL);
  const [everything, setEverything] = useState(false);
  const { busy, run, fault } = useRunAction();
  const from = instant(since);
  return (
    <>
      <Button
        onClick={() => {
          setSince(dayAgo());
          setOpen(true);
        }}
      >
        <RotateCcw aria-hidden />
        Replay
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Replay deliveries"
        description="What failed or was cancelled in this time is sent again, with the same ids and bytes: receivers that know an id already skip it."
      >
        <form
          className="grid gap-3.5"
          onSubmit={(event) => {
            event.preventDefault();
            if (!from) return;
            run(
              () =>
                replay({
                  since: from,
                  until: instant(until),
                  endpointId: endpoint === ALL ? null : endpoint,
                  includeDelivered: everything,
                }),
              () => setOpen(false),
            );
          }}
        >
          <div className="grid gap-3.5 sm:grid-cols-2">
            <Field id="replay-since" label="Since" error={from ? undefined : "Enter a day and time."}>
              <Input
                id="replay-since"
                type="datetime-local"
                value={since}
                onChange={(event) => setSince(event.target.value)}
                aria-describedby="replay-since-note"
              />
            </Field>
            <Field id="replay-until" label="Until" hint="Empty: until now." error={fault("until")}>
              <Input
                id="replay-until"
                type="datetime-local"
                value={until}
                onChange={(event) => setUntil(event.target.value)}
                aria-describedby="replay-until-note"
              />
            </Field>
          </div>
          <Field id="replay-endpoint" label="Endpoint">
            <Select
              id="replay-endpoint"
              value={endpoint}
              onChange={setEndpoint}
              options={[{ value: ALL, label: "All of them" }, ...endpoints]}
            />
          </Field>
          <div className="flex items-center gap-2">
            <Checkbox
              id="replay-everything"
              checked={everything}
              onCheckedChange={(checked) => setEverything(checked === true)}
            />
            <label htmlFor="replay-everything" className="text-sm">
              Also what was delivered
            </label>
          </div>
          <div className="flex justify-end">
            <Button type="submit" variant="primary" size="md" busy={busy}>
              Send again
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
