"use client";
import { Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Time } from "@/components/ui/time";
import { useRunAction } from "@/components/ui/use-run-action";
import type { ActionAnswer } from "@/lib/client/action-result";
import type { RetentionView } from "./entity-page-view";
import { KeptAndGone } from "./receipt-view";

type Props = {
  erasure: RetentionView["erasure"];
  erase: () => Promise<ActionAnswer<unknown>>;
};

const WORD = "erase";
const counted = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

/** Says what would be destroyed, what stays and why, and asks for a word: this cannot be undone. */
export function EraseEntity({ erasure, erase }: Props) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const { busy, run } = useRunAction();
  const { openSessionId, deferral } = erasure;
  const ready = typed.trim().toLowerCase() === WORD;
  const change = (next: boolean) => {
    setOpen(next);
    setTyped("");
  };
  return (
    <>
      <Button variant="danger" onClick={() => change(true)}>
        <Trash2 aria-hidden />
        Erase
      </Button>
      <Dialog open={open} onOpenChange={change} title="Erase this entity?">
        {openSessionId ? (
          <div className="grid gap-3">
            <p>
              It has an open session, so it cannot be erased now.{" "}
              <Link className="underline underline-offset-2" href={`/sessions/${openSessionId}/`}>
                Open the session
              </Link>{" "}
              and revoke it, or wait until it has ended.
            </p>
            <div className="flex justify-end">
              <Button size="md" onClick={() => change(false)}>
                Close
              </Button>
            </div>
          </div>
        ) : (
          <form
            className="grid gap-3.5"
            onSubmit={(event) => {
              event.preventDefault();
              if (ready) run(erase, () => change(false));
            }}
          >
            {deferral ? (
              <p className="rounded-md bg-consider-soft px-3 py-2 text-consider">
                It has to wait{" "}
                {deferral.until ? (
                  <>
                    until <Time at={deferral.until} as="short" />
                  </>
                ) : (
                  "for now"
                )}
                : {deferral.because} Your request is kept and carried out by itself when it may be; until then
                nothing is destroyed.
              </p>
            ) : (
              <p>
                {counted(erasure.files, "file")}, {counted(erasure.notes, "note")} and the personal data of{" "}
                {counted(erasure.sessions, "session")} are destroyed at once, for good. You get a receipt.
              </p>
            )}
            <KeptAndGone erased={erasure.erased} kept={erasure.kept} />
            <Field id="erase-word" label={`Type “${WORD}” to go on`}>
              <Input
                id="erase-word"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                autoComplete="off"
                spellCheck={false}
              />
            </Field>
            <div className="flex justify-end gap-2">
              <Button size="md" onClick={() => change(false)}>
                Keep it
              </Button>
              <Button type="submit" size="md" variant="danger" busy={busy} disabled={!ready}>
                {deferral ? "Ask for erasure" : "Erase for good"}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
