import { useKeys } from "./use-keys";

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];

function move(step: 1 | -1): void {
  const all = rows();
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 ? (step === 1 ? 0 : all.length - 1) : at + step;
  const row = all[Math.min(Math.max(next, 0), all.length - 1)];
  row?.focus();
  row?.closest("tr")?.scrollIntoView({ block: "nearest" });
}

/** j and k move the focus through a list's rows (elements with `data-row`), o opens the one it is on. */
export function useRowKeys(): void {
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    o: () => {
      const row = document.activeElement as HTMLElement | null;
      if (row?.matches("[data-row]")) row.click();
    },
  });
}
