import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { Button, buttonStyle } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { fieldStyle, Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";

type Fields = Record<"action" | "about" | "actor" | "mode" | "from" | "until", string>;
type Props = { fields: Fields; wrong: readonly string[] };

/** Narrows the log; everything stands in the address, so a search can be kept and passed on. Works without script. */
export function AuditFilterForm({ fields, wrong }: Props) {
  const any = Object.values(fields).some(Boolean);
  const text = (name: keyof Fields, label: string, placeholder: string, width: string, type = "text") => (
    <div className={cx("grid gap-1", width)}>
      <Label htmlFor={`audit-${name}`}>{label}</Label>
      <Input
        id={`audit-${name}`}
        name={name}
        type={type}
        defaultValue={fields[name]}
        placeholder={placeholder}
        maxLength={80}
      />
    </div>
  );
  return (
    <form method="get" action="/audit/" className="px-4 pb-3" aria-label="Filter the audit log">
      <div className="flex flex-wrap items-end gap-2">
        {text("action", "Action", "session.revoked", "w-44 max-sm:w-full")}
        {text("about", "About (id)", "Session, entity, key …", "w-56 max-sm:w-full")}
        {text("actor", "Who (id)", "Person or key", "w-56 max-sm:w-full")}
        <div className="grid w-24 gap-1">
          <Label htmlFor="audit-mode">Mode</Label>
          <select
            id="audit-mode"
            name="mode"
            defaultValue={fields.mode}
            className={cx(fieldStyle, "h-8 px-2 text-sm")}
          >
            <option value="">Both</option>
            <option value="live">Live</option>
            <option value="test">Test</option>
          </select>
        </div>
        {text("from", "From", "", "w-36", "date")}
        {text("until", "Before", "", "w-36", "date")}
        <Button type="submit" variant="secondary">
          Filter
        </Button>
        {any ? (
          <Link href="/audit/" className={buttonStyle({ variant: "ghost" })}>
            Clear
          </Link>
        ) : null}
      </div>
      {wrong.length > 0 ? (
        <p role="alert" className="mt-2 flex gap-1 text-xs text-issue">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {wrong.join(" ")}
        </p>
      ) : null}
    </form>
  );
}
