"use client";
import { Button } from "@/components/ui/button";
import { Filter } from "./filter";

export type FilterChoice = { name: string; label: string; words: Record<string, string> };
type Changes = Record<string, string | null>;

/** A list's filters by choice, as the address has them. */
export function FilterChoices(props: {
  choices: readonly FilterChoice[];
  params: URLSearchParams;
  go: (changes: Changes) => void;
}) {
  const { choices, params, go } = props;
  return choices.map(({ name, label, words }) => (
    <Filter
      key={name}
      label={label}
      value={params.get(name) ?? ""}
      words={words}
      options={Object.keys(words)}
      onChange={(value) => go({ [name]: value })}
    />
  ));
}

/** Takes every parameter that narrows a list out of the address. */
export function ClearFilters({ names, go }: { names: readonly string[]; go: (changes: Changes) => void }) {
  return (
    <Button
      variant="ghost"
      className="h-6.5"
      onClick={() => go(Object.fromEntries(names.map((name) => [name, null])))}
    >
      Clear filters
    </Button>
  );
}
