"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef } from "react";
import { Kbd } from "@/components/ui/kbd";
import { useKeys } from "@/lib/client/use-keys";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Finds sessions by name, address, number or id; `/` comes here from anywhere. A whole id opens its session. */
export function SearchField() {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => input.current?.focus() });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const value = input.current?.value.trim() ?? "";
    if (UUID.test(value)) {
      router.push(`/sessions/${value}/`);
      if (input.current) input.current.value = "";
      input.current?.blur();
    } else if (value) {
      router.push(`/sessions/?search=${encodeURIComponent(value)}`);
    }
  };
  return (
    <search className="min-w-0 flex-1 sm:max-w-80">
      <form onSubmit={submit} className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1.5 left-2 size-4 text-ink-3"
          strokeWidth={1.75}
        />
        <input
          ref={input}
          type="search"
          aria-label="Find sessions"
          placeholder="Name, e-mail, document or session id"
          autoComplete="off"
          spellCheck={false}
          onKeyDown={(event) => event.key === "Escape" && input.current?.blur()}
          className="h-7 w-full rounded-md border border-line-2 bg-bg pr-8 pl-8 text-sm text-ink focus-visible:border-ring focus-visible:outline-offset-0"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-1.25 right-2 leading-none max-sm:hidden"
        >
          <Kbd>/</Kbd>
        </span>
      </form>
    </search>
  );
}
