"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Filter } from "./filter";

type Choice = {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
};
type Props = {
  choices: readonly Choice[] /** Set by links elsewhere: shown, and cleared with the rest. */;
  fixed?: readonly { name: string; label: string; text: string }[];
  /** A value to type, as an id. */
  search?: { name: string; label: string };
};

/** Filters of a list that the server renders: they live in the address. */
export function QueryFilters({ choices, fixed = [], search }: Props) {
  const params = useSearchParams();
  const path = usePathname();
  const router = useRouter();
  const go = (changes: Record<string, string>) => {
    const next = new URLSearchParams(params);
    for (const name of ["after", "before"]) next.delete(name);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    router.push(next.size > 0 ? `${path}?${next}` : path);
  };
  const names = [...choices, ...fixed, ...(search ? [search] : [])].map((one) => one.name);
  const filtered = names.some((name) => params.get(name));
  return (
    <search aria-label="Filters" className="flex flex-wrap items-center gap-1.5 px-4 py-2.5">
      {choices.map(({ name, label, options }) => (
        <Filter
          key={name}
          label={label}
          value={params.get(name) ?? ""}
          words={Object.fromEntries(options.map((option) => [option.value, option.label]))}
          options={options.map((option) => option.value)}
          onChange={(value) => go({ [name]: value })}
        />
      ))}
      {fixed.map(({ name, label, text }) =>
        params.get(name) ? (
          <span
            key={name}
            className="flex h-6.5 items-center gap-1.5 rounded-md border border-line-2 bg-surface px-2"
          >
            {label} <b className="font-medium text-accent">{text}</b>
          </span>
        ) : null,
      )}
      {search ? (
        <form
          key={params.get(search.name)}
          onSubmit={(event) => {
            event.preventDefault();
            go({ [search.name]: String(new FormData(event.currentTarget).get(search.name) ?? "").trim() });
          }}
        >
          <Input
            name={search.name}
            aria-label={search.label}
            placeholder={search.label}
            defaultValue={params.get(search.name) ?? ""}
            className="h-6.5 w-44"
          />
        </form>
      ) : null}
      {filtered ? (
        <Button
          variant="ghost"
          className="h-6.5"
          onClick={() => go(Object.fromEntries(names.map((name) => [name, ""])))}
        >
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}
