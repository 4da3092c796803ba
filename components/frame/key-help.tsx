"use client";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useKeys } from "@/lib/client/use-keys";
import { GO_KEYS } from "./go-keys";

type Rows = readonly (readonly [string[], string])[];

const KEYS: readonly { title: string; rows: Rows }[] = [
  {
    title: "Everywhere",
    rows: [
      [["/"], "find sessions"],
      [["Ctrl", "K"], "command palette"],
      [["?"], "this list"],
    ],
  },
  {
    title: "Lists",
    rows: [
      [["j", "k"], "next, previous row"],
      [["o"], "open the row (or Enter)"],
      [["x"], "choose the row"],
      [["n"], "take the next session of the queue"],
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

/** All keys, on `?`; of the parts of the dashboard those in `allowed`. */
export function KeyHelp({ allowed }: { allowed: readonly string[] }) {
  const [open, setOpen] = useState(false);
  useKeys({ "?": () => setOpen(true) });
  const places: Rows = GO_KEYS.filter(({ href }) => allowed.includes(href)).map((go) => [
    ["g", go.key],
    go.meaning,
  ]);
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Keys">
      <div className="grid gap-4">
        {[...KEYS, { title: "Go to", rows: places }].map((group) => (
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
