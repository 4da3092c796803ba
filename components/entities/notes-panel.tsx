"use client";
import { useRef, useState } from "react";
import { Panel } from "@/components/session/panel";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import { useRunAction } from "@/components/ui/use-run-action";
import type { ActionResult } from "@/lib/client/action-result";
import type { NoteView } from "./entity-page-view";

type Props = {
  notes: readonly NoteView[];
  /** Null for those who only read. */
  add: ((body: { text: string }) => Promise<ActionResult>) | null;
};

/** What colleagues wrote about an entity, newest first. */
export function NotesPanel({ notes, add }: Props) {
  const [text, setText] = useState("");
  const { busy, run } = useRunAction();
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <Panel title="Notes" aside={notes.length > 0 ? String(notes.length) : null}>
      {add ? (
        <form
          className="mb-3 grid gap-1.5"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() === "") return field.current?.focus();
            run(
              () => add({ text: text.trim() }),
              () => setText(""),
            );
          }}
        >
          <Label htmlFor="entity-note">New note</Label>
          <Textarea
            ref={field}
            id="entity-note"
            dir="auto"
            maxLength={10_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-describedby="entity-note-note"
            className="min-h-16"
          />
          <div className="flex items-start gap-2">
            <p id="entity-note-note" className="flex-1 text-xs text-ink-3">
              Kept as written; it cannot be changed.
            </p>
            <Button type="submit" busy={busy}>
              Add note
            </Button>
          </div>
        </form>
      ) : null}
      {notes.length === 0 ? <p className="text-ink-2">Nobody has written a note.</p> : null}
      <ol className="grid gap-2.5">
        {notes.map((note) => (
          <li key={note.id}>
            <p className="wrap-anywhere whitespace-pre-wrap">
              <bdi>{note.text}</bdi>
            </p>
            <p className="text-xs text-ink-2">
              <bdi>{note.author}</bdi>, <Time at={note.at} />
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
