"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type Props = { mayShare: boolean; onSave: (name: string, shared: boolean) => Promise<void> };

/** A name, and for whom. */
export function SaveViewForm({ mayShare, onSave }: Props) {
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const name = String(given.get("name") ?? "").trim();
    setMissing(!name);
    if (name) void onSave(name, given.get("shared") === "on");
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3.5">
      <Field id="view-name" label="Name" error={missing ? "Enter a name." : undefined}>
        <Input
          id="view-name"
          name="name"
          maxLength={80}
          autoComplete="off"
          aria-describedby="view-name-note"
        />
      </Field>
      {mayShare ? (
        <label className="flex items-center gap-2">
          <input type="checkbox" name="shared" className="size-4 accent-accent" />
          Everybody here sees it
        </label>
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" size="md">
          Save
        </Button>
      </div>
    </form>
  );
}
