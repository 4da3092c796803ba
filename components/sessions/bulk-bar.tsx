"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { ApiFailure } from "@/lib/client/api";
import { type BulkAction, type Changed, changeSessions, useReviewers } from "@/lib/client/bulk";
import { BulkSummary } from "./bulk-summary";

type Props = {
  mode: "test" | "live";
  chosen: ReadonlySet<string>;
  nameOf: (sessionId: string) => string;
  onClear: () => void;
};

/** What can be done to the chosen sessions; what was refused is told afterwards. */
export function BulkBar({ mode, chosen, nameOf, onClear }: Props) {
  const [busy, setBusy] = useState(false);
  const [asks, setAsks] = useState(false);
  const [changed, setChanged] = useState<Changed | null>(null);
  const announce = useAnnounce();
  const queries = useQueryClient();
  const reviewers = useReviewers(mode, true);
  const run = async (action: BulkAction) => {
    setBusy(true);
    try {
      const answer = await changeSessions(mode, [...chosen], action);
      announce(
        `${answer.summary.done} of ${answer.summary.total} done.`,
        answer.summary.refused ? "failed" : "done",
      );
      if (answer.summary.refused > 0) setChanged(answer);
      else onClear();
      await queries.invalidateQueries({ queryKey: ["sessions", mode] });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      announce(error.message, "failed");
    } finally {
      setBusy(false);
    }
  };
  return (
    <section
      aria-label="Chosen sessions"
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-1.5 border-t border-line bg-accent-soft px-4 py-1"
    >
      <span className="mr-2 font-medium tabular-nums">{chosen.size} chosen</span>
      <Menu side="top" align="start" trigger={<Button disabled={busy}>Assign</Button>}>
        {reviewers.data?.results.map((person) => (
          <MenuItem key={person.id} onSelect={() => void run({ action: "assign", assignee_id: person.id })}>
            <bdi>{person.name}</bdi>
          </MenuItem>
        ))}
        <MenuLine />
        <MenuItem onSelect={() => void run({ action: "assign", assignee_id: null })}>To nobody</MenuItem>
      </Menu>
      <Button disabled={busy} onClick={() => void run({ action: "resend" })}>
        Send link again
      </Button>
      <Button variant="danger" disabled={busy} onClick={() => setAsks(true)}>
        Revoke
      </Button>
      <Button variant="ghost" onClick={onClear}>
        Choose none
      </Button>
      <Dialog
        open={asks}
        onOpenChange={setAsks}
        title={`Revoke ${chosen.size} ${chosen.size === 1 ? "session" : "sessions"}?`}
        description="Their links stop working at once, and what was handed in so far is not checked. This cannot be undone."
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsks(false)}>Keep them</Button>
          <Button
            variant="danger"
            onClick={() => {
              setAsks(false);
              void run({ action: "revoke" });
            }}
          >
            Revoke
          </Button>
        </div>
      </Dialog>
      <Dialog
        open={changed !== null}
        onOpenChange={(open) => {
          if (open) return;
          setChanged(null);
          onClear();
        }}
        title={changed ? `${changed.summary.done} done, ${changed.summary.refused} refused` : ""}
        description="Nothing was changed about those that were refused."
      >
        {changed ? <BulkSummary changed={changed} nameOf={nameOf} /> : null}
      </Dialog>
    </section>
  );
}
