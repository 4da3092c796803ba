"use client";
import { MoreHorizontal } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Menu, MenuItem } from "@/components/ui/menu";
import { SecretOnce } from "@/components/ui/secret-once";
import { Select } from "@/components/ui/select";
import { useRunAction } from "@/components/ui/use-run-action";
import type { ActionAnswer, ActionResult } from "@/lib/client/action-result";

type Props = {
  name: string;
  rotate: (overlapHours: number) => Promise<ActionAnswer<{ key: string }>>;
  revoke: () => Promise<ActionResult>;
};
const OVERLAPS = [
  { value: "24", label: "For another day" },
  { value: "168", label: "For another week" },
  { value: "1", label: "For another hour" },
  { value: "0", label: "Not at all: ends now" },
];

/** Rotates or revokes one key. */
export function KeyActions({ name, rotate, revoke }: Props) {
  const [asking, setAsking] = useState<"rotate" | "revoke" | null>(null);
  const [overlap, setOverlap] = useState("24");
  const [key, setKey] = useState<string | null>(null);
  const { busy, run } = useRunAction();
  const close = () => {
    setAsking(null);
    setKey(null);
  };
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon" aria-label={`Actions for ${name}`}>
            <MoreHorizontal aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => setAsking("rotate")}>Rotate…</MenuItem>
        <MenuItem onSelect={() => setAsking("revoke")}>Revoke…</MenuItem>
      </Menu>
      <Dialog
        open={asking === "rotate"}
        onOpenChange={close}
        title={key ? "Copy the new key now" : `Rotate “${name}”`}
        {...(key
          ? {}
          : {
              description:
                "A new key with the same owner and settings is made. Both hold a place while they overlap.",
            })}
      >
        {key ? (
          <SecretOnce label="new API key" secret={key} note="It is shown now and never again." />
        ) : (
          <div className="grid gap-4">
            <Field id="key-overlap" label="The old key works">
              <Select id="key-overlap" value={overlap} onChange={setOverlap} options={OVERLAPS} />
            </Field>
            <div className="flex justify-end">
              <Button
                variant="primary"
                size="md"
                busy={busy}
                onClick={() =>
                  run(
                    () => rotate(Number(overlap)),
                    (made) => setKey(made.value.key),
                  )
                }
              >
                Rotate
              </Button>
            </div>
          </div>
        )}
      </Dialog>
      <Dialog
        open={asking === "revoke"}
        onOpenChange={close}
        title={`Revoke “${name}”?`}
        description="Whatever uses it is refused from the next request on. This cannot be undone."
      >
        <div className="flex justify-end gap-2">
          <Button size="md" onClick={close}>
            Keep it
          </Button>
          <Button size="md" variant="danger" busy={busy} onClick={() => run(revoke, close)}>
            Revoke
          </Button>
        </div>
      </Dialog>
    </>
  );
}
