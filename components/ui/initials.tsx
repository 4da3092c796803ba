const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return ((words[0]?.[0] ?? "") + (words.length > 1 ? (words.at(-1)?.[0] ?? "") : "")).toUpperCase();
};

/** A person's initials in a disc; the name is for those who cannot guess it. */
export function Initials({ name, title = name }: { name: string; title?: string }) {
  return (
    <span
      title={title}
      className="grid size-5.5 shrink-0 place-items-center rounded-full bg-accent-soft text-[10px] leading-none font-semibold text-accent-strong"
    >
      <span aria-hidden>{initialsOf(name)}</span>
      <span className="sr-only">{title}</span>
    </span>
  );
}
