import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";

type Props = { at: string; found: number; onMore: () => void };

/** Says that a page ended before the list did, and leads on. */
export function SearchedTo({ at, found, onMore }: Props) {
  return (
    <p
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line bg-sunken px-4 py-1.5"
    >
      <span>
        {found === 0 ? "Nothing found" : `${found} found`} among the 50,000 looked through, back to{" "}
        <Time at={at} as="short" />.
      </span>
      <Button onClick={onMore}>Look further back</Button>
    </p>
  );
}
