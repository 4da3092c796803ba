"use client";
import { Search } from "lucide-react";
import { type FormEvent, useEffect, useRef } from "react";

type Props = { label: string; placeholder: string; value: string; onSearch: (value: string | null) => void };

/** Free text of a list; it searches on Enter and, a moment after the last key, by itself. */
export function SearchBox({ label, placeholder, value, onSearch }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // The address changed from elsewhere (a view, "Clear filters", back).
    if (input.current && document.activeElement !== input.current) input.current.value = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = () => {
    clearTimeout(timer.current);
    const text = input.current?.value.trim() ?? "";
    if (text !== value) onSearch(text || null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search();
  };
  return (
    <form onSubmit={submit} className="relative w-60 max-sm:w-full">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1.25 left-2 size-4 text-ink-3"
        strokeWidth={1.75}
      />
      <input
        ref={input}
        type="search"
        data-list-search
        aria-label={label}
        placeholder={placeholder}
        defaultValue={value}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        onChange={() => {
          clearTimeout(timer.current);
          timer.current = setTimeout(search, 350);
        }}
        onKeyDown={(event) => event.key === "Escape" && input.current?.blur()}
        className="h-6.5 w-full rounded-md border border-line-2 bg-surface pr-2 pl-8 text-sm text-ink focus-visible:border-ring focus-visible:outline-offset-0"
      />
    </form>
  );
}
