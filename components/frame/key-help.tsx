"use client";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useKeys } from "@/lib/client/use-keys";

const KEYS: readonly { title: string; rows: readonly (readonly [string[], string])[] }[] = [
  {
    title: "Everywhere",
    rows: [
      [["/"], "open a session by its id"],
      [["?"], "this list"],
    ],
  },
  {
    title: "Lists",
    rows: [
      [["j", "k"], "next, previous row"],
      [["o"], "open the row (or Enter)"],
    ],
  },
  {
    title: "Session",
    rows: [
      [["a"], "approve"],
      [["r"], "reject"],
      [["f"], "flag"],
      [["p"], "put on hold"],
      [["Ctrl", "Enter"], "submit the review"],
      [["e"], "evidence"],
    ],
  },
];

/** All keys, on `?`. */
export function KeyHelp() {
  const [open, setOpen] = useState(false);
  useKeys({ "?": () => setOpen(true) });
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Keys">
      <div className="grid gap-4">
        {KEYS.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 text-xs font-medium text-ink-3">{group.title}</h3>
            <dl className="grid grid-cols-[110px_1fr] gap-y-1">
              {group.rows.map(([keys, meaning]) => (
                <div key={meaning} className="contents">
                  <dt className="flex gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
