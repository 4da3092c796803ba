"use client";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useFindAnything } from "@/lib/client/find-anything";
import { OUTCOME_WORDS, STATUS_WORDS } from "@/lib/format/labels";
import { RAIL } from "./rail-entries";

type Props = {
  mode: "test" | "live";
  allowed: readonly string[];
  maySearch: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

const item =
  "flex min-h-8 cursor-default items-center gap-2.5 rounded-sm px-2.5 text-sm data-[selected=true]:bg-accent-soft [&_svg]:size-4 [&_svg]:text-ink-3";
const group =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3";

/** Goes anywhere by typing: parts of the dashboard, sessions and entities. */
export function Palette({ mode, allowed, maySearch, open, onOpenChange }: Props) {
  const [text, setText] = useState("");
  const router = useRouter();
  const { data, isFetching } = useFindAnything(mode, text, open && maySearch);
  const go = (href: string) => {
    onOpenChange(false);
    setText("");
    router.push(href);
  };
  const searched = text.trim();
  const words = searched.toLowerCase();
  const parts = RAIL.filter(
    (entry) => allowed.includes(entry.href) && !entry.outside && entry.label.toLowerCase().includes(words),
  );
  const [session, entity] = [data?.sessions[0], data?.entities[0]];
  // Enter takes the best there is, also when it came after the last key.
  const best =
    parts[0]?.href ??
    (session ? `session ${session.session_id}` : entity ? `entity ${entity.id}` : "search sessions");
  const [at, setAt] = useState(best);
  useEffect(() => setAt(best), [best]);
  return (
    <Command.Dialog
      value={at}
      onValueChange={setAt}
      shouldFilter={false}
      open={open}
      onOpenChange={onOpenChange}
      label="Command palette"
      overlayClassName="fixed inset-0 z-40 bg-black/45"
      contentClassName="fixed top-[12vh] left-1/2 z-50 w-[min(560px,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-xl border border-line-2 bg-surface text-sm text-ink shadow-float"
    >
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder="Go to, or find a person, a document number, an id"
        className="h-11 w-full border-b border-line bg-transparent px-4 outline-none"
      />
      <Command.List aria-busy={isFetching} className="max-h-[52vh] overflow-auto p-1.5">
        <Command.Empty className="px-2.5 py-6 text-center text-ink-3">
          {isFetching ? "Looking…" : "Nothing found."}
        </Command.Empty>
        {parts.length > 0 ? (
          <Command.Group heading="Go to" className={group}>
            {parts.map((entry) => (
              <Command.Item
                key={entry.href}
                value={entry.href}
                onSelect={() => go(entry.href)}
                className={item}
              >
                <entry.icon aria-hidden />
                {entry.label}
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        {data?.sessions.length ? (
          <Command.Group heading="Sessions" className={group}>
            {data.sessions.map((session) => (
              <Command.Item
                key={session.session_id}
                value={`session ${session.session_id}`}
                onSelect={() => go(`/sessions/${session.session_id}/`)}
                className={item}
              >
                <bdi className="min-w-0 flex-1 truncate">{session.entity_name}</bdi>
                <span className="text-xs text-ink-3">
                  {STATUS_WORDS[session.status]}
                  {session.outcome === "pending" ? "" : `, ${OUTCOME_WORDS[session.outcome]?.toLowerCase()}`}
                </span>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        {data?.entities.length ? (
          <Command.Group heading="People and companies" className={group}>
            {data.entities.map((entity) => (
              <Command.Item
                key={entity.id}
                value={`entity ${entity.id}`}
                onSelect={() => go(`/entities/${entity.id}/`)}
                className={item}
              >
                <bdi className="min-w-0 flex-1 truncate">{entity.name}</bdi>
                <span className="text-xs text-ink-3">{entity.external_id}</span>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        {maySearch && searched ? (
          <Command.Item
            value="search sessions"
            onSelect={() => go(`/sessions/?search=${encodeURIComponent(searched)}`)}
            className={item}
          >
            <span className="min-w-0 flex-1 truncate">
              All sessions for “<bdi>{searched}</bdi>”
            </span>
          </Command.Item>
        ) : null}
      </Command.List>
      <p role="status" className="sr-only">
        {searched && data && !isFetching
          ? `${data.sessions.length} sessions and ${data.entities.length} people found.`
          : null}
      </p>
    </Command.Dialog>
  );
}
