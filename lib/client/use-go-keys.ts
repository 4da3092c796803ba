import { useEffect } from "react";

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const PATIENCE_MS = 1_200;

/** `g` and then a letter: goes to a part of the dashboard. The letter is kept from the page's own keys. */
export function useGoKeys(places: Record<string, string>, go: (href: string) => void): void {
  useEffect(() => {
    let armed = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (document.querySelector("[role=dialog],[role=menu],[role=listbox]")) return;
      const href = performance.now() - armed < PATIENCE_MS ? places[event.key] : undefined;
      armed = event.key === "g" && !href ? performance.now() : 0;
      if (!href) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      go(href);
    };
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, [places, go]);
}
