"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SecretOnce } from "@/components/ui/secret-once";
import { useRunAction } from "@/components/ui/use-run-action";
import type { ActionAnswer } from "@/lib/client/action-result";

type Props = { rotate: () => Promise<ActionAnswer<{ secret: string }>>; word?: string };

/** Replaces a signing secret; the old one signs on for a day. */
export function RotateSecret({ rotate, word = "Rotate secret" }: Props) {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { busy, run } = useRunAction();
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) setSecret(null);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{word}</Button>
      <Dialog
        open={open}
        onOpenChange={change}
        title={secret ? "Keep the new secret" : "Rotate the secret?"}
        {...(secret
          ? {}
          : {
              description:
                "A new secret is made. For 24 hours both sign: X-Webhook-Signature stays signed with the old one, X-Webhook-Signature-Next carries the new one, and webhook-signature lists both. Then only the new one signs.",
            })}
      >
        {secret ? (
          <SecretOnce label="new signing secret" secret={secret} note="It is shown now and never again." />
        ) : (
          <div className="flex justify-end gap-2">
            <Button size="md" onClick={() => change(false)}>
              Not now
            </Button>
            <Button
              size="md"
              variant="primary"
              busy={busy}
              onClick={() => run(rotate, (made) => setSecret(made.value.secret))}
            >
              Rotate
            </Button>
          </div>
        )}
      </Dialog>
    </>
  );
}
