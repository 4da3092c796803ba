import { useEffect } from "react";

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const PATIENCE_MS = 1_200;

/** `g` and then a letter: goes to a part of the dashboard. The letter is kept from the page's own keys. */
export function useGoKeys(places: Record<string, string>, go: (href: string) => void): void {
  useEffect(() => {
    // Not zero: that is a moment of the page's first second, when no g was pressed.
    let armed = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (document.querySelector("[role=dialog],[role=menu],[role=listbox]")) return;
      const href = performance.now() - armed < PATIENCE_MS ? places[event.key] : undefined;
      armed = event.key === "g" && !href ? performance.now() : Number.NEGATIVE_INFINITY;
      if (!href) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      go(href);
    };
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, [places, go]);
}
