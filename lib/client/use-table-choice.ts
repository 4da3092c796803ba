import { useState } from "react";
import { rememberTable, type TableChoice } from "./table-choice";

/** A list's columns, widths and density, remembered as they are changed. */
export function useTableChoice(list: string, initially: TableChoice) {
  const [choice, setChoice] = useState(initially);
  const change = (changes: Partial<TableChoice>) => {
    const next = { ...choice, ...changes };
    setChoice(next);
    rememberTable(list, next);
  };
  return [choice, change] as const;
}
