"use client";
import { useKeys } from "@/lib/client/use-keys";

/** 1 to 9 jump to the check of that number. */
export function CheckKeys({ ids }: { ids: readonly string[] }) {
  useKeys(
    Object.fromEntries(
      ids.slice(0, 9).map((id, at) => [
        String(at + 1),
        () => {
          const panel = document.getElementById(`check-${id}`);
          panel?.scrollIntoView({ block: "start" });
          panel?.focus({ preventScroll: true });
        },
      ]),
    ),
  );
  return null;
}
