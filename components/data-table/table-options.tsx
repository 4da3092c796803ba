"use client";
import { Check, Columns3, Rows3, Rows4 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuLine, MenuToggle } from "@/components/ui/menu";
import type { TableChoice } from "@/lib/client/table-choice";

type Props = {
  columns: readonly { id: string; label: string; extra?: true }[];
  choice: TableChoice;
  onChoice: (change: Partial<TableChoice>) => void;
};

/** Which columns, and how dense. */
export function TableOptions({ columns, choice, onChoice }: Props) {
  const shown = choice.columns ?? columns.filter((c) => !c.extra).map((c) => c.id);
  const Density = choice.dense ? Rows4 : Rows3;
  return (
    <div className="ml-auto flex items-center">
      <Menu
        trigger={
          <Button variant="ghost" size="icon" aria-label="Columns" title="Columns">
            <Columns3 aria-hidden />
          </Button>
        }
      >
        {columns.map(({ id, label }, at) => (
          <MenuToggle
            key={id}
            // The first column names the row.
            disabled={at === 0}
            checked={shown.includes(id)}
            icon={<Check aria-hidden />}
            onChange={(on) =>
              onChoice({
                columns: columns.filter((c) => (c.id === id ? on : shown.includes(c.id))).map((c) => c.id),
              })
            }
          >
            {label}
          </MenuToggle>
        ))}
        <MenuLine />
        <MenuToggle checked={false} icon={null} onChange={() => onChoice({ columns: null, widths: {} })}>
          As at the start
        </MenuToggle>
      </Menu>
      <Button
        variant="ghost"
        size="icon"
        aria-pressed={choice.dense}
        aria-label="Dense rows"
        title="Dense rows"
        onClick={() => onChoice({ dense: !choice.dense })}
      >
        <Density aria-hidden />
      </Button>
    </div>
  );
}
