"use client";
import { useState, useTransition } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/client/action-result";

type Props = {
  /** Why sending again is not possible, or null. */
  resendRefused: string | null;
  sendLinkAgain: () => Promise<ActionResult>;
  revoke: () => Promise<ActionResult>;
};

/** What can still be done with an open session. */
export function SessionActions({ resendRefused, sendLinkAgain, revoke }: Props) {
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const [busy, start] = useTransition();
  const run = (action: () => Promise<ActionResult>) =>
    start(async () => {
      const result = await action();
      setAsking(false);
      announce(
        result.ok ? result.message : `${result.message} Request ${result.requestId}.`,
        result.ok ? "done" : "failed",
      );
    });
  return (
    <>
      <Button
        busy={busy && !asking}
        disabled={resendRefused !== null}
        title={resendRefused ?? undefined}
        onClick={() => run(sendLinkAgain)}
      >
        Send link again
      </Button>
      <Button onClick={() => setAsking(true)}>Revoke</Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Revoke this session?"
        description="The person's link stops working at once, and what they have handed in is not checked. This cannot be undone; a new session can be created."
      >
        <div className="flex justify-end gap-2">
          <Button size="md" onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button size="md" variant="danger" busy={busy} onClick={() => run(revoke)}>
            Revoke
          </Button>
        </div>
      </Dialog>
    </>
  );
}
