import { ScrollRegion } from "./scroll-region";

/** Text of a program or a message, in its own lines. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <ScrollRegion label={label} className="max-h-96 overflow-auto rounded-md bg-sunken">
      <pre className="w-fit p-3 text-xs leading-5">{code}</pre>
    </ScrollRegion>
  );
}
