"use client";
import { useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";
import { ApiFailure } from "@/lib/client/api";
import { useReviewers } from "@/lib/client/bulk";
import { assignSession, type QueueRow, releaseSession } from "@/lib/client/queue";
import { Assignee } from "./assignee";

type Props = { item: QueueRow; mode: "test" | "live"; personId: string };

/** Whose work a session is, and a menu that changes it: mine, a colleague's, nobody's; gives my own claim back. */
export function AssignMenu({ item, mode, personId }: Props) {
  const [wanted, setWanted] = useState(false);
  const [busy, setBusy] = useState(false);
  const announce = useAnnounce();
  const queries = useQueryClient();
  const reviewers = useReviewers(mode, wanted);
  const people = reviewers.data?.results ?? [];
  const run = async (change: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await change();
      announce(done, "done");
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      announce(error.message, "failed");
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: ["queue", mode] });
    }
  };
  const assign = (to: { id: string; name: string } | null) =>
    void run(
      () => assignSession(mode, item.session_id, to?.id ?? null),
      to ? `Assigned to ${to.name}.` : "Assigned to nobody.",
    );
  const me = people.find((person) => person.id === personId);
  const others = people.filter((person) => person !== me && person.id !== item.assignee?.id);
  return (
    <span className="relative z-1 flex items-center has-[[data-state=open]]:z-20">
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            disabled={busy}
            onPointerEnter={() => setWanted(true)}
            onFocus={() => setWanted(true)}
            aria-label={`Assign ${item.entity_name}${item.assignee ? `, now ${item.assignee.name}` : ""}`}
            className="flex min-h-6 min-w-6 items-center gap-1.5 rounded-sm px-0.5 hover:bg-sunken disabled:opacity-55"
          >
            {item.assignee || item.claim ? (
              <Assignee item={item} />
            ) : (
              <UserPlus aria-hidden className="size-4 text-ink-3" />
            )}
          </button>
        }
      >
        {me && item.assignee?.id !== personId ? <MenuItem onSelect={() => assign(me)}>To me</MenuItem> : null}
        {others.map((person) => (
          <MenuItem key={person.id} onSelect={() => assign(person)}>
            <bdi>{person.name}</bdi>
          </MenuItem>
        ))}
        {reviewers.data ? null : (
          <p role="status" className="px-2 py-1 text-sm text-ink-2">
            {reviewers.isError ? "Your colleagues could not be looked up." : "Looking up your colleagues…"}
          </p>
        )}
        {item.assignee && !reviewers.isPending ? (
          <>
            <MenuLine />
            <MenuItem onSelect={() => assign(null)}>To nobody</MenuItem>
          </>
        ) : null}
        {item.claim?.id === personId ? (
          <MenuItem
            onSelect={() => void run(() => releaseSession(mode, item.session_id), "Given back to the queue.")}
          >
            Give my claim back
          </MenuItem>
        ) : null}
      </Menu>
    </span>
  );
}
