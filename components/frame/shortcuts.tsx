"use client";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useGoKeys } from "@/lib/client/use-go-keys";
import { GO_KEYS } from "./go-keys";

// Fetched when it is first asked for: no page pays for it.
const Palette = dynamic(() => import("./palette").then((module) => module.Palette), { ssr: false });

type Props = { mode: "test" | "live"; allowed: readonly string[]; maySearch: boolean };

/** Keys that work on every page: `g` and a letter, and Ctrl or ⌘ with K for the command palette. */
export function Shortcuts({ mode, allowed, maySearch }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const places = useMemo(
    () =>
      Object.fromEntries(GO_KEYS.filter(({ href }) => allowed.includes(href)).map((go) => [go.key, go.href])),
    [allowed],
  );
  useGoKeys(
    places,
    useCallback((href: string) => router.push(href), [router]),
  );
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== "k" ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      setWanted(true);
      setOpen((before) => !before);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  if (!wanted) return null;
  return <Palette mode={mode} allowed={allowed} maySearch={maySearch} open={open} onOpenChange={setOpen} />;
}
