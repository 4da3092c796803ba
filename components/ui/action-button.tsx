"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { ActionResult } from "@/lib/client/action-result";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { useRunAction } from "./use-run-action";

type Props = {
  action: () => Promise<ActionResult>;
  children: ReactNode;
  variant?: "primary" | "secondary" | "ghost" | "danger";
  /** Asked first, when given. */
  confirm?: { title: string; description: string; word: string };
  /** Where to go after a success. */
  then?: string;
  disabled?: boolean;
};

/** One press, one server action; what cannot be undone is asked first. */
export function ActionButton({ action, children, variant, confirm, then, disabled }: Props) {
  const [asking, setAsking] = useState(false);
  const { busy, run } = useRunAction();
  const router = useRouter();
  const go = () =>
    run(action, () => {
      setAsking(false);
      if (then) router.push(then);
    });
  return (
    <>
      <Button
        variant={variant}
        disabled={disabled}
        busy={busy && !confirm}
        onClick={() => (confirm ? setAsking(true) : go())}
      >
        {children}
      </Button>
      {confirm ? (
        <Dialog
          open={asking}
          onOpenChange={setAsking}
          title={confirm.title}
          description={confirm.description}
        >
          <div className="flex justify-end gap-2">
            <Button size="md" onClick={() => setAsking(false)}>
              Cancel
            </Button>
            <Button size="md" variant={variant === "danger" ? "danger" : "primary"} busy={busy} onClick={go}>
              {confirm.word}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
