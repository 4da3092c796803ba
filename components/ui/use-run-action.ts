"use client";
import { useState, useTransition } from "react";
import type { ActionAnswer, ActionResult } from "@/lib/client/action-result";
import { useAnnounce } from "./announcer";

type Outcome = ActionResult | ActionAnswer<unknown>;
type Fields = Record<string, string[]>;

/**
 * Runs server actions: busy meanwhile, then says what came of it. Refusals that name fields are given back by name
 * for the form; `onDone` runs after a success only.
 */
export function useRunAction() {
  const announce = useAnnounce();
  const [busy, start] = useTransition();
  const [fields, setFields] = useState<Fields>({});
  function run<R extends Outcome>(
    action: () => Promise<R>,
    onDone?: (result: Extract<R, { ok: true }>) => void,
  ) {
    start(async () => {
      const result = await action();
      setFields(result.ok ? {} : ("fields" in result && result.fields) || {});
      announce(
        result.ok ? result.message : `${result.message} Request ${result.requestId}.`,
        result.ok ? "done" : "failed",
      );
      if (result.ok) onDone?.(result as Extract<R, { ok: true }>);
    });
  }
  const fault = (name: string): string | undefined => fields[name]?.join(" ");
  return { busy, run, fault, clear: () => setFields({}) };
}
