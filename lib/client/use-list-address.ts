import { useSearchParams } from "next/navigation";

/** A list's filters as its address has them, and the way to change them without asking the server for the page. */
export function useListAddress(path: string) {
  const params = useSearchParams();
  const go = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(params);
    for (const name of ["after", "before"]) next.delete(name);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const text = next.toString();
    history.pushState(null, "", text ? `${path}?${text}` : path);
  };
  return { params, go };
}
