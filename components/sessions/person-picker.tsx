"use client";
import { Command } from "cmdk";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { fieldStyle } from "@/components/ui/input";
import { type FoundPerson, useFindPeople } from "@/lib/client/find-people";
import { shortId } from "@/lib/format/short-id";

type Props = {
  mode: "test" | "live";
  chosen: FoundPerson | null;
  onChoose: (person: FoundPerson | null) => void;
  invalid: boolean;
};

/** Finds somebody who is known already: typed, chosen by arrow keys and Enter. Shows who is chosen. */
export function PersonPicker({ mode, chosen, onChoose, invalid }: Props) {
  const [text, setText] = useState("");
  const { data, asked, isFetching, error } = useFindPeople(mode, text);
  if (chosen) {
    return (
      <div className="flex items-center gap-2 rounded-md border border-line-2 bg-sunken px-2.5 py-1.5">
        <span className="min-w-0 flex-1">
          <bdi className="block truncate font-medium">{chosen.name}</bdi>
          <span className="block truncate text-xs text-ink-3">
            {chosen.external_id ?? shortId(chosen.id)}
          </span>
        </span>
        <Button onClick={() => onChoose(null)}>Change</Button>
      </div>
    );
  }
  const found = asked.length > 1 ? data?.results : undefined;
  const said = error
    ? "The people could not be looked up. Type again to try once more."
    : found && !isFetching
      ? found.length === 0
        ? "Nobody found."
        : `${found.length} found. Arrow keys and Enter choose.`
      : "";
  return (
    <Command shouldFilter={false} label="Person">
      <Command.Input
        id="new-entityId"
        autoFocus
        value={text}
        onValueChange={setText}
        placeholder="Name, e-mail or external id"
        aria-invalid={invalid || undefined}
        aria-describedby="new-entityId-note"
        className={cx(fieldStyle, "h-8 w-full px-2.5 text-sm")}
      />
      <Command.List
        aria-busy={isFetching}
        className={cx(
          "mt-1 max-h-44 overflow-auto",
          found?.length ? "rounded-md border border-line-2 p-1" : "",
        )}
      >
        {found?.map((person) => (
          <Command.Item
            key={person.id}
            value={person.id}
            onSelect={() => onChoose(person)}
            className="flex min-h-7 cursor-default items-center gap-2 rounded-sm px-2 text-sm data-[selected=true]:bg-accent-soft"
          >
            <bdi className="min-w-0 flex-1 truncate">{person.name}</bdi>
            <span className="text-xs text-ink-2">{person.external_id ?? shortId(person.id)}</span>
          </Command.Item>
        ))}
      </Command.List>
      <p role="status" className="text-xs text-ink-2 empty:hidden">
        {said}
      </p>
    </Command>
  );
}
