"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useRunAction } from "@/components/ui/use-run-action";
import type { ActionResult } from "@/lib/client/action-result";

type Props = { url: string | null; save: (url: string) => Promise<ActionResult> };

/** The default address of a mode; empty: none. */
export function DefaultAddress({ url, save }: Props) {
  const [value, setValue] = useState(url ?? "");
  const { busy, run, fault } = useRunAction();
  return (
    <form
      className="flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        run(() => save(value));
      }}
    >
      <div className="min-w-0 flex-1">
        <Field
          id="default-url"
          label="URL"
          hint="Gets every event of sessions that have no address of their own. Leave it empty to send nothing there."
          error={fault("webhook_url")}
        >
          <Input
            id="default-url"
            type="url"
            spellCheck={false}
            value={value}
            onChange={(event) => setValue(event.target.value)}
            aria-describedby="default-url-note"
            aria-invalid={fault("webhook_url") ? true : undefined}
          />
        </Field>
      </div>
      <Button type="submit" size="md" busy={busy} className="mt-6">
        Save
      </Button>
    </form>
  );
}
